package versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstile.junit.Turnstile;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.GeneratorAdapter;
import picocli.CommandLine;

class VersionsTest {
    @TestFactory
    Stream<DynamicNode> numbers() {
        return Turnstile.check(JsonNumbers.class);
    }

    @Test
    void the_libraries_are_those_of_this_project() {
        assertEquals("2.13.5", new ObjectMapper().version().toString());
        assertEquals("4.6.3", CommandLine.VERSION);
        assertEquals("1.9.25", kotlin.KotlinVersion.CURRENT.toString());
        for (Class<?> type : new Class<?>[] {ClassWriter.class, GeneratorAdapter.class}) comesFrom(type, "9.5");
        comesFrom(Arbitraries.class, "1.9.2");
        comesFrom(Test.class, System.getProperty("expected.junit"));
    }

    private static void comesFrom(Class<?> type, String version) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        assertTrue(jar.endsWith("-" + version + ".jar"), jar);
    }
}
