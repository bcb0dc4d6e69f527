package dev.turnstile.reports.sarif;

import com.contrastsecurity.sarif.ToolComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Properties;

/**
 * What a log says of Turnstile itself. The build fills it in.
 *
 * @param version the version, as Maven writes it
 * @param home where the repository is published; empty while it is not
 */
record ToolDescription(String version, String home) {
    private static final String FILE = "tool.properties";

    /** A version of Maven's with one number less would be none of SemVer's. */
    private static final String SEMANTIC = "\\d+\\.\\d+\\.\\d+(-[\\w.-]+)?";

    static ToolDescription ofThisBuild() {
        Properties tool = new Properties();
        try (InputStream file = Objects.requireNonNull(ToolDescription.class.getResourceAsStream(FILE), FILE)) {
            tool.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
        return new ToolDescription(tool.getProperty("version"), tool.getProperty("home", ""));
    }

    ToolComponent component() {
        ToolComponent component = new ToolComponent().withName("Turnstile").withVersion(version);
        if (version.matches(SEMANTIC)) component.setSemanticVersion(version);
        if (!home.isBlank()) component.setInformationUri(URI.create(home));
        return component;
    }
}
