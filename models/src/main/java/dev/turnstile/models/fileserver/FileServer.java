package dev.turnstile.models.fileserver;

/**
 * A server that keeps files, in one directory without others in it. Each thread is a client, with a connection of its own.
 *
 * <p>What is promised is that a file is there in full or not at all: nobody ever sees a part of an upload, or parts of two; and that
 * clients see nothing but the files of that directory.
 */
public interface FileServer {
    /** The answer where there is no file of that name. */
    String NONE = "none";

    /** The answer to an upload that is there in full. */
    String STORED = "stored";

    /** The answer to a name that no file may have. */
    String NO_NAME = "refused: not a name";

    /** The answer to an upload that ended before all of it had come. */
    String CUT_OFF = "refused: cut off";

    /** Returns all files with their sizes, by name. */
    String list();

    /** Returns the content of a file in words, or the reason why there is none. */
    String get(Name name);

    /** Uploads a file, in place of the one that has the name so far, if one has. */
    String put(Name name, Content content);

    /** Uploads half of {@link Content#LONG}, having announced all of it, and hangs up: then it is as if it had not been tried. */
    String cutOff(Name name);
}
