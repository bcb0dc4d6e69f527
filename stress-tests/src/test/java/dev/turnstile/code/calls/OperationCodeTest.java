package dev.turnstile.code.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.scenario.Operation;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationCodeTest {
    interface Waits {
        void directly() throws InterruptedException;

        void through();

        void inALambda();

        void behindAnInterface();

        void calledBack();

        void inherited() throws InterruptedException;

        boolean inheritedFromTheJdk() throws InterruptedException;

        boolean byAUnit() throws InterruptedException;

        long onlyAsks();

        long onlyReckons();

        void not() throws InterruptedException;
    }

    interface Pause {
        void pause();
    }

    static final class LongPause implements Pause {
        @Override
        public void pause() {
            LockSupport.parkNanos(1);
        }
    }

    static final class Sync extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean tryAcquire(int one) {
            LockSupport.parkNanos(1);
            return true;
        }
    }

    static final class Plain extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean tryAcquire(int one) {
            return true;
        }
    }

    static class Parent {
        public void inherited() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static class Subject extends Parent implements Waits {
        private final Pause pause = new LongPause();
        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public synchronized void directly() throws InterruptedException {
            wait(1);
        }

        @Override
        public void through() {
            again(3);
        }

        private void again(int times) {
            if (times == 0) new LongPause().pause();
            else again(times - 1);
        }

        @Override
        public void inALambda() {
            tasks.add(() -> LockSupport.parkNanos(1));
        }

        @Override
        public void behindAnInterface() {
            pause.pause();
        }

        @Override
        public void calledBack() {
            new Sync().acquire(1);
        }

        @Override
        public boolean inheritedFromTheJdk() throws InterruptedException {
            return new Plain().tryAcquireNanos(1, 1);
        }

        @Override
        public boolean byAUnit() throws InterruptedException {
            return new Semaphore(1).tryAcquire(1, TimeUnit.SECONDS);
        }

        @Override
        public long onlyAsks() {
            return System.nanoTime();
        }

        @Override
        public long onlyReckons() {
            return TimeUnit.SECONDS.convert(1, TimeUnit.DAYS);
        }

        @Override
        public synchronized void not() throws InterruptedException {
            wait();
        }

        /** No operation: what it does is not asked about. */
        void unused() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    private static final List<Operation> OPERATIONS =
            List.of(Waits.class.getMethods()).stream().map(Operation::of).toList();

    @Test
    void operations_that_wait_for_a_time_are_found_wherever_they_do() {
        assertThat(names(TimedCalls.waiting(OPERATIONS, new OperationCode(Subject.class))))
                .isEqualTo(Map.of(
                        "directly", "java.lang.Object.wait",
                        "through", "java.util.concurrent.locks.LockSupport.parkNanos",
                        "inALambda", "java.util.concurrent.locks.LockSupport.parkNanos",
                        "behindAnInterface", "java.util.concurrent.locks.LockSupport.parkNanos",
                        "calledBack", "java.util.concurrent.locks.LockSupport.parkNanos",
                        "inherited", "java.lang.Thread.sleep",
                        "inheritedFromTheJdk", "java.util.concurrent.locks.AbstractQueuedSynchronizer.tryAcquireNanos",
                        "byAUnit", "java.util.concurrent.Semaphore.tryAcquire"));
    }

    @Test
    void those_that_ask_what_time_it_is_are_told_apart() {
        assertThat(names(TimedCalls.any(OPERATIONS, new OperationCode(Subject.class))))
                .hasSize(9)
                .containsEntry("onlyAsks", "java.lang.System.nanoTime");
    }

    @Test
    void construction_is_asked_about_by_itself() {
        assertThat(new OperationCode(Subject.class).callsOfConstruction())
                .anyMatch(call -> call.startsWith("java/util/ArrayList.<init>"))
                .noneMatch(call -> call.startsWith("java/util/concurrent/locks/LockSupport"));
    }

    interface Cells {
        int marked();

        int task();

        int taskOfAParent();

        int compared();

        int written() throws IOException;

        int inheritedWhole() throws InterruptedException;

        boolean calledBackByAnInheritedMethod();
    }

    /** A mark of the JDK's asks for nothing. */
    static class Marked implements Serializable, Cloneable, RandomAccess {
        private static final long serialVersionUID = 1L;

        int n = 1;

        void later() throws InterruptedException {
            Thread.sleep(n);
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            LockSupport.parkNanos(1);
            out.defaultWriteObject();
        }
    }

    static class Running {
        public void run() {
            LockSupport.parkNanos(1);
        }
    }

    static final class Task extends Running implements Runnable {}

    static final class OwnTask implements Runnable {
        @Override
        public void run() {
            LockSupport.parkNanos(1);
        }

        void other() {}
    }

    interface Told {
        String told();
    }

    record Names(String one, int two) {}

    static final class Telling implements Told {
        @Override
        public String told() {
            return new Names("a", 1).toString();
        }
    }

    /** The methods that the compiler writes for a record name its fields, as if by handles of methods. */
    @Test
    void fields_of_records_are_no_calls() throws ReflectiveOperationException {
        Operation told = Operation.of(Told.class.getMethod("told"));
        assertThat(new OperationCode(Telling.class).calls(told))
                .contains("java/lang/Record.<init>()V")
                .allMatch(call -> call.contains("("));
    }

    record Ordered(int n) implements Comparable<Ordered> {
        @Override
        public int compareTo(Ordered other) {
            LockSupport.parkNanos(1);
            return Integer.compare(n, other.n);
        }
    }

    static final class Callers extends AbstractQueuedSynchronizer implements Cells {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean tryRelease(int one) {
            LockSupport.parkNanos(1);
            return true;
        }

        @Override
        public boolean calledBackByAnInheritedMethod() {
            return release(1);
        }

        @Override
        public int marked() {
            return new Marked().n;
        }

        @Override
        public int task() {
            return new OwnTask().hashCode();
        }

        @Override
        public int taskOfAParent() {
            return new Task().hashCode();
        }

        @Override
        public int compared() {
            return new Ordered(1).n();
        }

        @Override
        public int written() throws IOException {
            new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(new Marked());
            return 1;
        }

        @Override
        public int inheritedWhole() throws InterruptedException {
            new Marked().later();
            return 1;
        }
    }

    @Test
    void the_jdk_calls_what_overrides_its_own_methods_and_nothing_else() {
        List<Operation> operations =
                Stream.of(Cells.class.getMethods()).map(Operation::of).toList();
        String park = "java.util.concurrent.locks.LockSupport.parkNanos";
        assertThat(names(TimedCalls.waiting(operations, new OperationCode(Callers.class))))
                .isEqualTo(Map.of(
                        "task", park,
                        "taskOfAParent", park,
                        "compared", park,
                        "written", park,
                        "calledBackByAnInheritedMethod", park,
                        "inheritedWhole", "java.lang.Thread.sleep"));
    }

    private static Map<String, String> names(Map<Operation, String> found) {
        Map<String, String> names = new TreeMap<>();
        found.forEach((operation, call) -> names.put(operation.name(), call));
        return names;
    }
}
