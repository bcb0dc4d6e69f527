package dev.turnstile.subjects.fileserver;

import dev.turnstile.models.fileserver.FileServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.fileserver.FileStore;

/** Uploads land beside the files and get their names when all of them is there: {@link FileStore} says why it is right. */
@Subject(model = FileServerModel.class)
public class AtomicFileServer extends FilesOverTcp {
    public AtomicFileServer() {
        super(FileStore::new);
    }
}
