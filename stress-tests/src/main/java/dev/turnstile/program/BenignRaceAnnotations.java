package dev.turnstile.program;

import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.BenignRaces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

/** Writes {@link BenignRace} annotations into classes that are made. */
public final class BenignRaceAnnotations {
    private BenignRaceAnnotations() {}

    /**
     * Writes an annotation for each race.
     *
     * @param races the fields, as reports name them, each with the reason why the race on it does no harm
     */
    public static void write(ClassWriter writer, Map<String, String> races) {
        if (races.isEmpty()) return;
        AnnotationVisitor all = writer.visitAnnotation(Type.getDescriptor(BenignRaces.class), true);
        AnnotationVisitor list = all.visitArray("value");
        races.forEach((field, because) -> {
            AnnotationVisitor race = list.visitAnnotation(null, Type.getDescriptor(BenignRace.class));
            race.visit("field", field);
            race.visit("because", because);
            race.visitEnd();
        });
        list.visitEnd();
        all.visitEnd();
    }

    /** Reads those of a class. Its own fields are named with the class, as reports name them. */
    static Map<String, String> of(Class<?> type) {
        Map<String, String> races = new LinkedHashMap<>();
        for (BenignRace race : type.getAnnotationsByType(BenignRace.class)) {
            String field = race.field().contains(".") ? race.field() : type.getSimpleName() + "." + race.field();
            races.put(field, race.because());
        }
        return races;
    }
}
