package dev.turnstile.junit;

import dev.turnstile.adapter.Adaptation;
import dev.turnstile.adapter.AdaptedClass;
import dev.turnstile.adapter.Factory;
import dev.turnstile.campaign.Campaign;
import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.campaign.options.Selection;
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
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

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
    /** The package, below that of a test, of the classes that are generated to check classes as they are. */
    private static final String AS_IS = "asis";

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
        Caller caller = Caller.find();
        CampaignOptions options = OptionReader.read(System.getProperties());
        List<Class<?>> candidates = List.of(subjects);
        if (candidates.stream().noneMatch(options::chooses)) return noneChosen(caller, options, candidates);
        return run(
                caller, candidates, Checks.ofThisJvm().inOwnDirectory(options, caller.name()), StandardEngines.all());
    }

    /**
     * Checks all subjects in some packages and in those below them.
     *
     * @param packages names of packages
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public static Stream<DynamicNode> campaign(String... packages) {
        return run(SubjectDiscovery.in(packages), OptionReader.read(System.getProperties()), StandardEngines.all());
    }

    /**
     * Checks all subjects next to a class: in the same directory of classes, or in the same jar.
     *
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public static Stream<DynamicNode> campaignBeside(Class<?> neighbour) {
        return run(
                SubjectDiscovery.beside(neighbour), OptionReader.read(System.getProperties()), StandardEngines.all());
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
        return new ClassCheck(AdaptedClass.of(type), adaptation -> adapted(adaptation, caller));
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
        return new ClassCheck(AdaptedClass.of(name, factory), adaptation -> adapted(adaptation, caller));
    }

    private static Stream<DynamicNode> adapted(Adaptation adaptation, Caller caller) {
        CampaignOptions options = OptionReader.read(System.getProperties());
        Path classes = Scratch.make();
        String inPackage =
                caller.type().getPackageName().isEmpty() ? AS_IS : caller.type().getPackageName() + "." + AS_IS;
        Adaptation.Made made = adaptation.make(classes, caller.type().getClassLoader(), inPackage);
        List<Class<?>> candidates = List.of(made.subject());
        if (!options.chooses(made.subject())) return noneChosen(caller, options, candidates);
        Console.print("Turnstile: " + made.text());
        return run(
                caller,
                candidates,
                Checks.ofThisJvm().inOwnDirectory(options, caller.name()),
                enginesWith(classes, AdaptedClass.JVM_ARGUMENTS));
    }

    private static List<EngineLaunch> enginesWith(Path classes, List<String> jvmArguments) {
        return StandardEngines.all().stream()
                .<EngineLaunch>map(engine -> new LaunchWithClasses(engine, classes, jvmArguments))
                .toList();
    }

    private static Stream<DynamicNode> programs(
            Caller caller, List<Class<?>> subjects, Path classes, List<String> jvmArguments) {
        CampaignOptions options = OptionReader.read(System.getProperties());
        if (subjects.stream().noneMatch(options::chooses)) return noneChosen(caller, options, subjects);
        return run(
                caller,
                subjects,
                Checks.ofThisJvm().inOwnDirectory(options, caller.name()),
                enginesWith(classes, jvmArguments));
    }

    /** The option may be meant for another test of the same build. A test that passed here would hide a mistyped name. */
    private static Stream<DynamicNode> noneChosen(Caller caller, CampaignOptions options, List<Class<?>> candidates) {
        Checks.ofThisJvm().addNoneChosen(options, candidates);
        TestAbortedException aborted = new TestAbortedException("turnstile.subjects chooses none of these");
        if (caller.isTest()) throw aborted;
        return Stream.of(DynamicTest.dynamicTest("none chosen", () -> {
            throw aborted;
        }));
    }

    private static Stream<DynamicNode> run(
            Caller caller, List<Class<?>> candidates, CampaignOptions options, List<EngineLaunch> engines) {
        Selection selection = Selection.of(candidates, options.subjects());
        Campaign campaign = Campaign.start(selection, options, engines, Console::print);
        Checks.ofThisJvm().add(options, campaign);
        List<SubjectNodes> nodes = campaign.checks().stream()
                .map(check -> new SubjectNodes(check, options.replay() != null, Checks.ofThisJvm()))
                .toList();
        if (caller.isTest()) Verdicts.require(nodes);
        return nodes.stream().map(SubjectNodes::container);
    }

    static Stream<DynamicNode> run(List<Class<?>> candidates, CampaignOptions options, List<EngineLaunch> engines) {
        return run(Caller.find(), candidates, options, engines);
    }
}
