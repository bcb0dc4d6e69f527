package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write to an object that nobody else can reach yet races with later reads, unless the object is handed over in a way that orders both. */
@Tag("slow")
class PublicationTest {
    /** Hands objects over by a handle, in several modes. */
    public static class Desk {
        private static final VarHandle BOX = handle("box", Object.class);
        private static final VarHandle CELLS = handle("cells", int[].class);

        @SuppressWarnings({"unused", "UnusedVariable"}) // by its handle only
        private @Nullable Object box;

        @SuppressWarnings({"unused", "UnusedVariable"}) // by its handle only
        private int @Nullable [] cells;

        private int other;

        private static VarHandle handle(String field, Class<?> type) {
            try {
                return MethodHandles.lookup().findVarHandle(Desk.class, field, type);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private static final class Box {
            private int value;

            Box() {}

            Box(int value) {
                this.value = value;
            }
        }

        private record Sealed(int value) {}

        private static Box filled() {
            Box box = new Box();
            box.value = 1;
            return box;
        }

        public void putOpaque() {
            BOX.setOpaque(this, filled());
        }

        public void putConstructedOpaque() {
            BOX.setOpaque(this, new Box(1));
        }

        public void putPlain() {
            BOX.set(this, filled());
        }

        public void putEmptyOpaque() {
            BOX.setOpaque(this, new Box());
        }

        public void putFinalOpaque() {
            BOX.setOpaque(this, new Sealed(1));
        }

        public void putRelease() {
            BOX.setRelease(this, filled());
        }

        public void putVolatile() {
            BOX.setVolatile(this, filled());
        }

        /** The release orders earlier writes, although the box itself is put in a weaker mode. */
        public void putAfterRelease() {
            Box box = filled();
            CELLS.setRelease(this, new int[0]);
            BOX.setOpaque(this, box);
        }

        public void putFenced() {
            Box box = filled();
            VarHandle.releaseFence();
            BOX.setOpaque(this, box);
        }

        public void putArrayOpaque() {
            int[] array = {1};
            CELLS.setOpaque(this, array);
        }

        private static int value(@Nullable Object found) {
            if (found instanceof Sealed sealed) return sealed.value;
            return found instanceof Box known ? known.value : 0;
        }

        public int takeOpaque() {
            return value(BOX.getOpaque(this));
        }

        public int takePlain() {
            return value(BOX.get(this));
        }

        public int takeAcquire() {
            return value(BOX.getAcquire(this));
        }

        public int takeVolatile() {
            return value(BOX.getVolatile(this));
        }

        public int takeAfterAcquire() {
            Object seen = CELLS.getAcquire(this);
            return seen == null ? 0 : value(BOX.getOpaque(this));
        }

        public int takeFenced() {
            Object found = BOX.getOpaque(this);
            VarHandle.acquireFence();
            return value(found);
        }

        public int takeArrayOpaque() {
            int[] found = (int[]) CELLS.getOpaque(this);
            return found == null ? 0 : found[0];
        }

        /** Keeps what it makes for itself. */
        public int keep() {
            Box box = filled();
            other = box.value;
            return other;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "putOpaque | takeOpaque",
                "putOpaque | takeAcquire",
                "putOpaque | takeVolatile",
                "putPlain | takeVolatile",
                "putRelease | takeOpaque",
                "putVolatile | takePlain",
                "putConstructedOpaque | takeOpaque",
                "putArrayOpaque | takeArrayOpaque"
            })
    void what_is_handed_over_in_a_weak_mode_is_raced_for(String scenario) {
        assertThat(ExploringRuns.of(Desk.class, scenario).races())
                .hasSize(1)
                .first()
                .matches(field -> field.equals("Box.value") || field.equals("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "putRelease | takeAcquire",
                "putVolatile | takeVolatile",
                "putRelease | takeVolatile",
                "putFinalOpaque | takeOpaque",
                "putEmptyOpaque | takeOpaque",
                "putAfterRelease | takeAfterAcquire",
                "putFenced | takeFenced",
                "keep | takeVolatile"
            })
    void what_is_ordered_final_or_never_written_is_not(String scenario) {
        assertThat(ExploringRuns.of(Desk.class, scenario).races()).isEmpty();
    }
}
