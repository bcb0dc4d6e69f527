package dev.turnstile.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
    private static final long SEED = 42;

    @TempDir
    private Path classes;

    private Map<String, String> unfit(AdaptedClass adapted, String... names) {
        List<AdaptedMethod> methods = MethodChoice.of(
                        adapted.type(), m -> names.length == 0 || List.of(names).contains(m.getName()))
                .methods();
        ClassDirectory directory = new ClassDirectory(classes, getClass().getClassLoader());
        Class<?> subject = new AdapterClasses(directory, "asis", adapted, methods, List.of(), Map.of()).write(null);
        return new Probe(
                        subject,
                        ScenarioSpace.actors(DeclarationReader.read(subject).operations(), SEED),
                        operation -> {})
                .unfit();
    }

    @Test
    void operations_that_only_end_together_are_found() {
        assertThat(unfit(AdaptedClass.of(SynchronousQueue.class), "put", "take", "offer", "poll"))
                .containsOnlyKeys("put", "take")
                .extractingByKey("take", InstanceOfAssertFactories.STRING)
                .startsWith("ends only together with ")
                .endsWith(", so that no order of whole calls shows what is right");
        assertThat(unfit(AdaptedClass.of("ForTwo", () -> new CyclicBarrier(2)), "await", "isBroken"))
                .containsOnlyKeys("await");
        assertThat(unfit(AdaptedClass.of("ForThree", () -> new CyclicBarrier(3)), "await", "isBroken"))
                .containsOnlyKeys("await");
        assertThat(unfit(AdaptedClass.of(LinkedTransferQueue.class), "put", "take", "transfer", "tryTransfer", "size"))
                .containsOnlyKeys("transfer", "tryTransfer");
    }

    @Test
    void operations_that_tell_of_waiting_ones_are_found() {
        assertThat(unfit(AdaptedClass.of(ReentrantLock.class), "lock", "unlock", "tryLock", "getQueueLength"))
                .containsOnlyKeys("getQueueLength");
    }

    @Test
    void what_waits_until_another_call_has_ended_is_no_such_thing_even_where_it_is_faulty() {
        assertThat(unfit(AdaptedClass.of("Slot", () -> new ArrayBlockingQueue<Integer>(1)), "put", "take", "size"))
                .isEmpty();
        assertThat(unfit(AdaptedClass.of(Samples.ForgetfulLock.class))).isEmpty();
        assertThat(unfit(AdaptedClass.of(Samples.LosingSlot.class))).isEmpty();
    }

    @Test
    void what_happens_by_chance_is_found() {
        assertThat(unfit(AdaptedClass.of(Samples.Mixed.class))).containsOnlyKeys("roll");
    }
}
