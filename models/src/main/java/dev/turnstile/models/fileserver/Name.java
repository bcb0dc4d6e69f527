package dev.turnstile.models.fileserver;

/** Names that clients may give. */
public enum Name {
    /** Nothing special. */
    NOTES("notes.txt", true),
    /** Where a link out of the server's directory is at first: it is no file, and an upload puts one in its place. */
    LINK("link.txt", true),
    /** Beside the directory, where there is a file that is none of the clients' business. */
    ABOVE("../notes.txt", false);

    private final String text;
    private final boolean allowed;

    Name(String text, boolean allowed) {
        this.text = text;
        this.allowed = allowed;
    }

    /** As clients spell it. */
    public String text() {
        return text;
    }

    /** Returns whether a file may have it. */
    public boolean isAllowed() {
        return allowed;
    }
}
