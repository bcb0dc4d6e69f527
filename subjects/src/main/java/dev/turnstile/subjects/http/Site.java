package dev.turnstile.subjects.http;

import java.util.Optional;

/** What a server has to offer. */
interface Site {
    /**
     * What stands at a path.
     *
     * @param path decoded; begins with a slash, and has no empty step but maybe the last, no dots, no backslash and no control character
     */
    Optional<Resource> find(String path);

    /** What the other one has, where this has nothing. */
    default Site or(Site other) {
        return path -> find(path).or(() -> other.find(path));
    }
}
