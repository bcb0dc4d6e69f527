package dev.turnstile.subjects.http;

import java.util.List;

/** What stands at one path. */
interface Resource {
    /** The methods that it knows. */
    List<String> methods();

    /** The answer to a request with one of them; to a HEAD the same as to a GET. */
    Response answer(Request request);
}
