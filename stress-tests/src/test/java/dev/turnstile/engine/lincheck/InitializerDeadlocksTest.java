package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.spec.Subject;
import dev.turnstile.spec.Symptom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
public class InitializerDeadlocksTest {
    public interface Shapes {
        int circle();

        int square();
    }

    public static class ShapesModel implements Shapes {
        private int count;

        @Override
        public int circle() {
            return ++count;
        }

        @Override
        public int square() {
            return ++count;
        }
    }

    /** Its superclass makes one of its kind, as a default. */
    @Subject(model = ShapesModel.class)
    public static class ADefaultOfASubclass implements Shapes {
        private final AtomicInteger count = new AtomicInteger();

        static class Shape {
            static final Shape DEFAULT = new Square();

            static int step() {
                return 1;
            }
        }

        static class Square extends Shape {
            static int own() {
                return 1;
            }
        }

        @Override
        public int circle() {
            return count.addAndGet(Shape.step());
        }

        @Override
        public int square() {
            return count.addAndGet(Square.own());
        }
    }

    /** Two classes that ask each other. */
    @Subject(model = ShapesModel.class)
    public static class EachAsksTheOther implements Shapes {
        private final AtomicInteger count = new AtomicInteger();

        static class Circles {
            static final int STEP = Squares.one();

            static int one() {
                return 1;
            }
        }

        static class Squares {
            static final int STEP = Circles.one();

            static int one() {
                return 1;
            }
        }

        @Override
        public int circle() {
            return count.addAndGet(Circles.STEP);
        }

        @Override
        public int square() {
            return count.addAndGet(Squares.STEP);
        }
    }

    /** The same, but no two threads are there at once. */
    @Subject(model = ShapesModel.class)
    public static class OneAtATime implements Shapes {
        private int count;

        static class Discs {
            static final int STEP = Boxes.one();

            static int one() {
                return 1;
            }
        }

        static class Boxes {
            static final int STEP = Discs.one();

            static int one() {
                return 1;
            }
        }

        @Override
        public synchronized int circle() {
            count += Discs.one();
            return count;
        }

        @Override
        public synchronized int square() {
            count += Boxes.one();
            return count;
        }
    }

    @Test
    void a_superclass_that_makes_a_subclass_deadlocks_with_it() {
        Counterexample found = Checks.violation(ADefaultOfASubclass.class);
        assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
        assertThat(found.history()).isEqualTo("circle() … | square() …");
        assertThat(found.hang().coffman().circularWait())
                .contains("the initializer of Square", "the initializer of Shape");
        assertThat(found.hang().waiting())
                .flatExtracting(thread -> thread.holds())
                .extracting(Held::resource)
                .extracting(resource -> resource.identity())
                .containsExactlyInAnyOrder("the initializer of Shape", "the initializer of Square");
    }

    @Test
    void it_can_be_shown_again() {
        Counterexample found = Checks.violation(EachAsksTheOther.class);
        assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
        assertThat(ReplayToken.parse(found.replay()).detail()).isEqualTo(InitializerDeadlocks.TOKEN);
        Finding again = Checks.replay(EachAsksTheOther.class, found.replay()).finding();
        assertThat(again)
                .isInstanceOfSatisfying(
                        Finding.Violated.class,
                        violated ->
                                assertThat(violated.counterexample().symptom()).isEqualTo(Symptom.DEADLOCK));
    }

    @Test
    void where_a_lock_keeps_them_apart_nobody_is_accused_and_nothing_is_proved() {
        assertThat(Checks.finding(OneAtATime.class))
                .isInstanceOfSatisfying(
                        Finding.Survived.class,
                        survived -> assertThat(survived.coverage())
                                .contains("the initializers of Boxes and Discs need each other"));
    }
}
