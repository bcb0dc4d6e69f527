package dev.turnstile.junit;

import dev.turnstile.adapter.AdaptedClass;
import dev.turnstile.adapter.Factory;
import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.SubjectDiscovery;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.schedule.LaunchWithClasses;
import dev.turnstile.campaign.schedule.StandardEngines;
import dev.turnstile.launch.Scratch;
import dev.turnstile.program.Program;
import dev.turnstile.program.ProgramClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicNode;

/**
 * The entry point for tests: what a method annotated with {@code @TestFactory} returns.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> myQueueIsLinearizable() {
 *     return Turnstile.check(MyQueue.class);
 * }
 * }</pre>
 *
 * <p>In a method that returns nothing, such as one annotated with {@code @Test}, each of these methods waits for the verdicts and fails
 * as the nodes would.
 *
 * <p>There is one node for each subject, with one test in it for each engine and one for the verdict. The tests of engines that cannot
 * decide or do not apply are aborted, with the reason. The system properties {@code turnstile.subjects}, {@code .engines},
 * {@code .profile}, {@code .seed}, {@code .replay} and {@code .evidence} choose the subjects and how they run.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Turnstile {
    private Turnstile() {}

    /**
     * Checks some subjects. The evidence goes into a directory named after the calling method, below the evidence directory.
     *
     * @param subjects classes annotated with {@link dev.turnstile.spec.Subject}
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public static Stream<DynamicNode> check(Class<?>... subjects) {
        if (subjects.length == 0)
            throw new CampaignException(
                    List.of("Turnstile.check() was given no class. Remedy: name the subjects to check."));
        return new SubjectsCheck(Caller.find(), List.of(subjects), Settings.NONE).check();
    }

    /**
     * Prepares a check of some subjects, which settings in code can refine: {@code Turnstile.of(A.class, B.class).seed(7).check()}.
     *
     * @param first a class annotated with {@link dev.turnstile.spec.Subject}, as the others are
     */
    public static SubjectsCheck of(Class<?> first, Class<?> second, Class<?>... more) {
        List<Class<?>> subjects = new ArrayList<>(List.of(first, second));
        subjects.addAll(List.of(more));
        return new SubjectsCheck(Caller.find(), subjects, Settings.NONE);
    }

    /**
     * Checks all subjects in some packages and in those below them.
     *
     * @param packages names of packages
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public static Stream<DynamicNode> campaign(String... packages) {
        return run(SubjectDiscovery.in(packages), Settings.NONE.options(Caller.find()), StandardEngines.all());
    }

    /**
     * Checks all subjects next to a class: in the same directory of classes, or in the same jar.
     *
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public static Stream<DynamicNode> campaignBeside(Class<?> neighbour) {
        return run(SubjectDiscovery.beside(neighbour), Settings.NONE.options(Caller.find()), StandardEngines.all());
    }

    /**
     * Checks a program as a whole. It starts threads and makes any assertions. A violation is a deadlock or another hang, a
     * data race, or an exception that the program throws or that ends one of its threads.
     *
     * <pre>{@code
     * @TestFactory
     * Stream<DynamicNode> transfersKeepTheSum() {
     *     return Turnstile.program("transfers", () -> {
     *         Bank bank = new Bank(100, 100);
     *         Thread other = new Thread(() -> bank.transfer(0, 1, 10));
     *         other.start();
     *         bank.transfer(1, 0, 20);
     *         other.join();
     *         assert bank.sum() == 200;
     *     });
     * }
     * }</pre>
     *
     * @param name the name in reports; the name of a generated class is made from it
     * @param program runs many times, each time on a fresh copy of the values that it captures
     * @throws IllegalArgumentException if the program captures a value that cannot be copied
     */
    public static Stream<DynamicNode> program(String name, Program program) {
        Path classes = Scratch.make();
        Caller caller = Caller.find();
        ProgramClasses programs = new ProgramClasses(classes, caller.type().getClassLoader());
        return programs(caller, List.of(programs.of(caller.type(), name, program)), classes, programs.jvmArguments());
    }

    /**
     * Checks the main methods of some classes, without arguments, as {@link #program} checks a program.
     *
     * @throws IllegalArgumentException if a class has no main method
     */
    public static Stream<DynamicNode> programs(Class<?>... mains) {
        if (mains.length == 0)
            throw new CampaignException(List.of(
                    "Turnstile.programs() was given no class. Remedy: name the classes whose main methods to check."));
        Path classes = Scratch.make();
        Caller caller = Caller.find();
        ProgramClasses programs = new ProgramClasses(classes, caller.type().getClassLoader());
        List<Class<?>> subjects = new ArrayList<>();
        for (Class<?> main : mains) subjects.add(programs.ofMain(main));
        return programs(caller, subjects, classes, programs.jvmArguments());
    }

    /**
     * Checks a class as it is, without a contract and a model. Its public methods are the operations. The class itself, run by one
     * thread at a time, is the model.
     *
     * <pre>{@code
     * @TestFactory
     * Stream<DynamicNode> dequeIsAStack() {
     *     return Turnstile.of(ConcurrentLinkedDeque.class).methods("push", "pop").check();
     * }
     * }</pre>
     *
     * @param type a public class with a public constructor without parameters
     * @throws IllegalArgumentException if the class is not public or has no such constructor
     */
    public static ClassCheck of(Class<?> type) {
        Caller caller = Caller.find();
        return new ClassCheck(caller, AdaptedClass.of(type));
    }

    /**
     * As {@link #of(Class)}, for a class that needs arguments to be made: {@code Turnstile.of("cache", () -> new Cache<>(2))}.
     *
     * @param name the name in reports; the name of a generated class is made from it
     * @param factory makes each instance; the methods are those of the instance's class, as far as a public class or interface has them
     * @throws IllegalArgumentException if it throws, or captures a value that cannot be copied
     */
    public static ClassCheck of(String name, Factory<?> factory) {
        Caller caller = Caller.find();
        return new ClassCheck(caller, AdaptedClass.of(name, factory));
    }

    private static Stream<DynamicNode> programs(
            Caller caller, List<Class<?>> subjects, Path classes, List<String> jvmArguments) {
        CampaignOptions options = Settings.NONE.options(caller);
        boolean noneChosen = subjects.stream().noneMatch(options::chooses);
        return (noneChosen
                        ? Started.noneChosen(options, subjects)
                        : Started.start(
                                subjects,
                                Checks.ofThisJvm().inOwnDirectory(options, caller.name()),
                                LaunchWithClasses.all(classes, jvmArguments)))
                .nodes(caller);
    }

    static Stream<DynamicNode> run(List<Class<?>> candidates, CampaignOptions options, List<EngineLaunch> engines) {
        Caller caller = Caller.find();
        return Started.start(candidates, options, engines).nodes(caller);
    }
}
