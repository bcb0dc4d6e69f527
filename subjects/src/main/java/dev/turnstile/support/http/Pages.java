package dev.turnstile.support.http;

import dev.turnstile.models.http.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages that the contract names, one for people that leads to them, and one to post to. */
public final class Pages implements Site {
    /** Where to post. */
    public static final String ECHO = "/echo";

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String INDEX = """
            <!DOCTYPE html>
            <html lang="en"><title>Turnstile</title>
            <p>A server of HTTP/1.1. <a href="hello">Hello</a>, <a href="world">world</a>, <a href="bulk">and more</a>.
            """;

    private final Map<String, Resource> pages = new HashMap<>();

    public Pages() {
        pages.put(
                "/", new Content("text/html; charset=utf-8", ByteBuffer.wrap(INDEX.getBytes(StandardCharsets.UTF_8))));
        pages.put(ECHO, new Echo());
        for (Page page : Page.values()) {
            page.bytes().ifPresent(bytes -> pages.put(page.path(), new Content(PLAIN, ByteBuffer.wrap(bytes))));
        }
    }

    @Override
    public Optional<Resource> find(String path) {
        return Optional.ofNullable(pages.get(path));
    }
}
