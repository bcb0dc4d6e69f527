package dev.turnstile.arbitrary;

import java.io.Serial;

/** jqwik gives no usable values for a parameter. */
public final class ArbitraryException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean unknownType;

    private ArbitraryException(String fault, String remedy, boolean unknownType) {
        super(fault);
        this.remedy = remedy;
        this.unknownType = unknownType;
    }

    /**
     * Something that the user wrote is wrong.
     *
     * @param fault a clause, without a period
     * @param remedy an imperative, without a period
     */
    static ArbitraryException wrong(String fault, String remedy) {
        return new ArbitraryException(fault, remedy, false);
    }

    /** Nobody has told jqwik how to make values of a type. */
    static ArbitraryException noneFor(String type) {
        return new ArbitraryException(
                "jqwik knows no arbitrary for " + type,
                "name a @Provide method of the contract with @ForAll(\"name\"), or register an ArbitraryProvider for the type",
                true);
    }

    /** Returns the remedy, as an imperative without a period. */
    public String remedy() {
        return remedy;
    }

    /** Whether only an arbitrary is missing: nothing that the user wrote is wrong. */
    public boolean isOfUnknownType() {
        return unknownType;
    }
}
