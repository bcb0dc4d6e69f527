package dev.turnstile.subjects.fileserver;

import dev.turnstile.models.fileserver.FileServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TornRead;
import dev.turnstile.support.fileserver.FileStore;
import java.nio.file.Path;

/**
 * Calls the file where an upload lands after the name that the upload is meant for. Two uploads of one name then write into one file:
 * the second empties it while the first goes on where it was, and the first to be complete gives it its name while the other one writes
 * on; that one finds nothing left to give a name to.
 *
 * <p>Two clients upload a file: {@code put(NOTES, LONG):stored | put(NOTES, OTHER_LONG):failed}, and {@code get(NOTES)} answers bytes of
 * both. Fixed by {@link AtomicFileServer}.
 */
@Subject(model = FileServerModel.class)
@Broken(fault = TornRead.class, because = "uploads of one name land in one file", fixedBy = AtomicFileServer.class)
public class SameNameUploadsMix extends FilesOverTcp {
    public SameNameUploadsMix() {
        super(OnePerName::new);
    }

    static final class OnePerName extends FileStore {
        OnePerName(Path root) {
            super(root);
        }

        @Override
        protected Path landing(Path target) {
            // the fault: the same for all uploads of the name
            return target.resolveSibling("." + target.getFileName() + ".upload");
        }
    }
}
