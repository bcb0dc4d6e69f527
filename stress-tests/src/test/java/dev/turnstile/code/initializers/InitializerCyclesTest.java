package dev.turnstile.code.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class InitializerCyclesTest {
    static class Base {
        static final Base DEFAULT = new Derived();

        int value = 1;
    }

    static class Derived extends Base {}

    static class Both {
        int base() {
            return new Base().value;
        }

        int derived() {
            return new Derived().value;
        }
    }

    /** Enters the cycle at one class alone. */
    static class One {
        int derived() {
            return new Derived().value;
        }
    }

    static class Ping {
        static final int START = Pong.next();

        static int next() {
            return 1;
        }
    }

    static class Pong {
        static final int START = Ping.next();

        static int next() {
            return START;
        }
    }

    static class PingPong {
        int ping() {
            return Ping.START;
        }

        int pong() {
            return Pong.START;
        }
    }

    static class ByReference {
        int ping() {
            return Ping.next();
        }

        IntSupplier pong() {
            return Pong::next;
        }
    }

    enum Sign {
        PLUS {
            @Override
            int of(int value) {
                return value;
            }
        },
        MINUS {
            @Override
            int of(int value) {
                return -value;
            }
        };

        abstract int of(int value);
    }

    static class UsesSigns {
        int both() {
            return Sign.PLUS.of(1) + Sign.MINUS.of(1);
        }
    }

    static class Chain {
        static final int START = Ping.class.getModifiers() + Last.START;
    }

    static class Last {
        static final int START = Integer.getInteger("none", 3);
    }

    static class UsesChain {
        int sum() {
            return Chain.START + Last.START;
        }
    }

    @Test
    void a_class_whose_initializer_makes_an_instance_of_a_subclass() {
        assertThat(InitializerCycles.of(Both.class))
                .hasValueSatisfying(cycle -> assertThat(cycle).containsExactlyInAnyOrder("Base", "Derived"));
    }

    @Test
    void two_that_read_each_others_fields() {
        for (Class<?> user : List.of(PingPong.class, ByReference.class)) {
            assertThat(InitializerCycles.of(user))
                    .hasValueSatisfying(cycle -> assertThat(cycle).containsExactlyInAnyOrder("Ping", "Pong"));
        }
    }

    @Test
    void none_where_only_one_of_them_can_be_the_first() {
        assertThat(InitializerCycles.of(One.class)).isEmpty();
        assertThat(InitializerCycles.of(UsesSigns.class)).isEmpty();
    }

    @Test
    void none_where_one_alone_needs_the_other() {
        assertThat(InitializerCycles.of(UsesChain.class)).isEmpty();
    }
}
