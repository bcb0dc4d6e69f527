package dev.turnstile.hang.lockflow;

import org.jspecify.annotations.Nullable;

/** How the source names an object: {@code this}, {@code locks[0]}, {@code Registry.LOCK}. */
public sealed interface Symbol {
    /** The name as it stands in the source, without a leading {@code this.}. */
    String text();

    /**
     * The object itself, where it can be reached from {@code self}, the object whose method uses the name; {@code null} where it
     * cannot.
     */
    @Nullable
    Object resolve(@Nullable Object self, ClassLoader loader);

    /** The object whose method it is. */
    record This() implements Symbol {
        @Override
        public String text() {
            return "this";
        }

        @Override
        public @Nullable Object resolve(@Nullable Object self, ClassLoader loader) {
            return self;
        }
    }

    /** A field of an object. */
    record InstanceField(Symbol owner, String name) implements Symbol {
        @Override
        public String text() {
            return owner instanceof This ? name : owner.text() + "." + name;
        }

        @Override
        public @Nullable Object resolve(@Nullable Object self, ClassLoader loader) {
            Object from = owner.resolve(self, loader);
            return from == null ? null : Fields.value(from.getClass(), name, from);
        }
    }

    /**
     * A static field.
     *
     * @param declaredIn binary name of the class that the field is looked up in
     */
    record StaticField(String declaredIn, String name) implements Symbol {
        @Override
        public String text() {
            return declaredIn.substring(Math.max(declaredIn.lastIndexOf('.'), declaredIn.lastIndexOf('$')) + 1) + "."
                    + name;
        }

        @Override
        public @Nullable Object resolve(@Nullable Object self, ClassLoader loader) {
            try {
                return Fields.value(Class.forName(declaredIn, false, loader), name, null);
            } catch (ClassNotFoundException e) {
                return null;
            }
        }
    }

    /** An element of an array. */
    record Element(Symbol array, int index) implements Symbol {
        @Override
        public String text() {
            return array.text() + "[" + index + "]";
        }

        @Override
        public @Nullable Object resolve(@Nullable Object self, ClassLoader loader) {
            return array.resolve(self, loader) instanceof Object[] objects && index < objects.length
                    ? objects[index]
                    : null;
        }
    }

    /** Something else: a local variable, what a call returned. */
    record Other(String text) implements Symbol {
        @Override
        public @Nullable Object resolve(@Nullable Object self, ClassLoader loader) {
            return null;
        }
    }
}
