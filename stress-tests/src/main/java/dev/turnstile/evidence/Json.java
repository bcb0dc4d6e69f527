package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JSON form of evidence: records as objects, what is {@code null} left out. */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().defaultPropertyInclusion(nullsLeftOut()).build();

    private Json() {}

    /** Writes and reads that form; not to be reconfigured. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonInclude.Value nullsLeftOut() {
        return JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
    }
}
