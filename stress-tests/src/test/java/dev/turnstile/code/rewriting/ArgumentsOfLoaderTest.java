package dev.turnstile.code.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.arbitrary.Euro;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ScenarioText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassVisitor;

class ArgumentsOfLoaderTest {
    /** Has no text from which it could be made. */
    public static final class Seat {
        private final int number;

        Seat(int number) {
            this.number = number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seat seat && seat.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }

        @Override
        public String toString() {
            return "seat " + number;
        }
    }

    public interface Theatre {
        void book(@ForAll("seats") Seat seat);

        void pay(Euro price);

        @Provide
        static Arbitrary<Seat> seats() {
            return Arbitraries.of(7, 8).map(Seat::new);
        }
    }

    /** The classes once more, with the same code. */
    private static final class SameCode extends RewrittenClasses {
        SameCode() {
            super(Theatre.class.getClassLoader());
        }

        @Override
        protected ClassVisitor rewriting(ClassVisitor next) {
            return next;
        }
    }

    private final ArgumentsOfLoader fresh = new ArgumentsOfLoader(new SameCode());

    private static Actor actor(String method, Class<?> parameter, String text) throws NoSuchMethodException {
        return ScenarioText.parse(text, List.of(Operation.of(Theatre.class.getMethod(method, parameter))))
                .parallel()
                .get(0)
                .get(0);
    }

    @Test
    void a_supplier_makes_a_named_value_again_of_the_loader_s_class() throws ReflectiveOperationException {
        Object made = fresh.of(actor("book", Seat.class, "book(Seat#2)"))[0];
        assertThat(made).hasToString("seat 8").isNotInstanceOf(Seat.class).isInstanceOf(fresh.type(Seat.class));
    }

    @Test
    void a_value_of_another_loader_s_class_cannot_be_passed() throws NoSuchMethodException {
        Actor pay = actor("pay", Euro.class, "pay(Euro#1)");
        assertThatThrownBy(() -> fresh.of(pay)).isInstanceOf(ReflectiveOperationException.class);
    }
}
