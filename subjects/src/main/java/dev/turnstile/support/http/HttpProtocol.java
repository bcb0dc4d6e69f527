package dev.turnstile.support.http;

import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Protocol;
import java.io.IOException;
import java.nio.file.Path;

/** HTTP/1.1 with what a server needs to be one: reading and posting, connections that stay, and no for an answer. */
public class HttpProtocol implements Protocol {
    private final Answers answers;
    private final HttpLimits limits;

    /** Returns a few pages to try it out. */
    public HttpProtocol() {
        this(new Pages(), HttpLimits.USUAL);
    }

    /**
     * Returns the files of a directory, before those pages.
     *
     * @throws IOException if there is no such directory
     */
    public HttpProtocol(Path directory) throws IOException {
        this(new Directory(directory).or(new Pages()), HttpLimits.USUAL);
    }

    public HttpProtocol(Site site, HttpLimits limits) {
        this.answers = new Answers(site);
        this.limits = limits;
    }

    @Override
    public Conversation open() {
        return new HttpConversation(parser(), answers, limits);
    }

    /** Returns the parser for a new connection. */
    protected RequestParser parser() {
        return new RequestParser(limits);
    }
}
