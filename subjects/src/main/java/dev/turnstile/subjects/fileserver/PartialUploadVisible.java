package dev.turnstile.subjects.fileserver;

import dev.turnstile.models.fileserver.FileServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TornRead;
import dev.turnstile.support.fileserver.FileStore;
import java.nio.file.Path;

/**
 * Writes an upload where it belongs at once: the old file is gone with the first byte of the new one, and until the last one has come
 * a reader gets a part. If the last one never comes, neither is there.
 *
 * <p>One client uploads while another one reads: {@code put(NOTES, LONG):stored | get(NOTES):16384 bytes}. Fixed by {@link
 * AtomicFileServer}.
 */
@Subject(model = FileServerModel.class)
@Broken(
        fault = TornRead.class,
        because = "an upload is written under its final name while it comes in",
        fixedBy = AtomicFileServer.class)
public class PartialUploadVisible extends FilesOverTcp {
    public PartialUploadVisible() {
        super(InPlace::new);
    }

    static final class InPlace extends FileStore {
        InPlace(Path root) {
            super(root);
        }

        @Override
        protected Path landing(Path target) {
            return target; // the fault: readers see it grow
        }
    }
}
