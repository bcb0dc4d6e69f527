package dev.turnstile.models.fileserver;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@link FileServer}, single-threaded. */
public final class FileServerModel implements FileServer {
    private final Map<String, Content> files = new TreeMap<>();

    @Override
    public String list() {
        return files.entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue().length())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String get(Name name) {
        if (!name.isAllowed()) return NO_NAME;
        Content content = files.get(name.text());
        return content == null ? NONE : content.inWords();
    }

    @Override
    public String put(Name name, Content content) {
        if (!name.isAllowed()) return NO_NAME;
        files.put(name.text(), content);
        return STORED;
    }

    @Override
    public String cutOff(Name name) {
        return CUT_OFF;
    }
}
