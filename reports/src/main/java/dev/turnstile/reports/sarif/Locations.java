package dev.turnstile.reports.sarif;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.LogicalLocation;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Printable;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.place.Places;
import dev.turnstile.reports.place.SourceLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of a subject's sources, as locations of SARIF. Each names the subject's class, also where there is no source. */
final class Locations {
    private final SubjectEvidence subject;
    private final Places places;

    Locations(SubjectEvidence subject) {
        this.subject = subject;
        this.places = new Places(subject);
    }

    /** Returns where to show a counterexample. */
    Location of(Counterexample seen) {
        return location(places.of(seen));
    }

    /** Returns the location that an engine named, with what happened there. */
    Location of(@Nullable String named, String text) {
        return location(places.of(named)).withMessage(Texts.message(Printable.line(text)));
    }

    private Location location(Optional<SourceLine> place) {
        Location location = new Location()
                .withLogicalLocations(Set.of(new LogicalLocation()
                        .withFullyQualifiedName(subject.subject())
                        .withKind("type")));
        place.ifPresent(line -> location.setPhysicalLocation(new PhysicalLocation()
                .withArtifactLocation(
                        new ArtifactLocation().withUri(uri(line.path())).withUriBaseId("%SRCROOT%"))
                .withRegion(new Region().withStartLine(line.line()))));
        return location;
    }

    /** Escapes what may not stand in a URI. */
    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path: " + path, e);
        }
    }
}
