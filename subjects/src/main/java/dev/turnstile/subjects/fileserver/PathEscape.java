package dev.turnstile.subjects.fileserver;

import dev.turnstile.models.fileserver.FileServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults;
import dev.turnstile.support.fileserver.FileStore;
import java.nio.file.Path;

/**
 * Takes a name for what it should be and puts it after the directory's. A name with {@code ..} in it then leads out of the directory, to
 * any file that the server's user may read or write.
 *
 * <p>One client is enough: {@code get(ABOVE):secret}, where {@code refused: not a name} is due. Fixed by {@link AtomicFileServer}.
 */
@Subject(model = FileServerModel.class)
@Broken(fault = Faults.PathEscape.class, because = "names are used without a check", fixedBy = AtomicFileServer.class)
public class PathEscape extends FilesOverTcp {
    public PathEscape() {
        super(Trusting::new);
    }

    static final class Trusting extends FileStore {
        Trusting(Path root) {
            super(root);
        }

        @Override
        protected boolean isName(String name) {
            return true; // the fault: ".." is one too
        }
    }
}
