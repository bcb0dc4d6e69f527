package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that an array does not have is no place in memory: what lies there is no object, and to follow it would crash the JVM. */
@Tag("slow")
class BoundsTest {
    public static class Reader {
        private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

        private static Object[] none = {};
        private static Object[] some = {"a"};
        private static AtomicReferenceArray<String> atomic = new AtomicReferenceArray<>(1);

        public boolean read() {
            return throwsAt(() -> System.identityHashCode(none[0]));
        }

        public boolean readOfMany() {
            return throwsAt(() -> System.identityHashCode(some[1]));
        }

        public boolean write() {
            return throwsAt(() -> {
                some[1] = "b";
            });
        }

        public boolean readByHandle() {
            return throwsAt(() -> ELEMENT.getVolatile(some, 1));
        }

        public boolean readAtomic() {
            return throwsAt(() -> atomic.get(1));
        }

        private static boolean throwsAt(Runnable access) {
            try {
                access.run();
                return false;
            } catch (IndexOutOfBoundsException e) {
                return true;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read | read",
                "readOfMany | readOfMany",
                "write | write",
                "readByHandle | readByHandle",
                "readAtomic | readAtomic"
            })
    void an_access_beyond_an_array_throws_as_it_should(String scenario) {
        assertThat(ExploringRuns.of(Reader.class, scenario).outcomes()).containsExactly("true | true");
    }
}
