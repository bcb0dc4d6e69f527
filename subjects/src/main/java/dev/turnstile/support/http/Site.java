package dev.turnstile.support.http;

import java.util.Optional;

/** The resources of a server. */
public interface Site {
    /**
     * Returns the resource at a path.
     *
     * @param path decoded; begins with a slash, and has no empty step but maybe the last, no dots, no backslash and no control character
     */
    Optional<Resource> find(String path);

    /** Returns a site that takes the resources of the other site where this one has none. */
    default Site or(Site other) {
        return path -> find(path).or(() -> other.find(path));
    }
}
