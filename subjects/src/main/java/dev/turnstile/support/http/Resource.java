package dev.turnstile.support.http;

import java.util.List;

/** The resource at one path. */
public interface Resource {
    /** Returns the methods that it knows. */
    List<String> methods();

    /** Returns the answer to a request with one of them; to a HEAD the same as to a GET. */
    Response answer(Request request);
}
