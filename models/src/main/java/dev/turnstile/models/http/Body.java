package dev.turnstile.models.http;

/** The bodies that a client may post. */
public enum Body {
    /** Short, and its length is told before. */
    HELLO(Page.HELLO, 0),
    /** Short, in chunks of one byte. */
    WORLD(Page.WORLD, 1),
    /** Long, in chunks that do not end where anything else ends. */
    BULK(Page.BULK, 5_003);

    private final Page page;
    private final int chunk;

    Body(Page page, int chunk) {
        this.page = page;
        this.chunk = chunk;
    }

    /** Its bytes, a copy: those of the page of that name. */
    public byte[] bytes() {
        return page.bytes().orElseThrow();
    }

    /** Of how many bytes the chunks are; 0 for none, but with the length told before. */
    public int chunk() {
        return chunk;
    }
}
