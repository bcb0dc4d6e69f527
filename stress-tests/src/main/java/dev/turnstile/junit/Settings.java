package dev.turnstile.junit;

import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.OptionReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Options that a test sets in code, by the names of their system properties. A system property wins, so that a command line can ask for
 * something else.
 */
record Settings(Map<String, String> inCode) {
    /** Nothing is set in code. */
    static final Settings NONE = new Settings(Map.of());

    Settings {
        inCode = Map.copyOf(inCode);
    }

    Settings with(String name, String value) {
        Map<String, String> more = new HashMap<>(inCode);
        more.put(name, value);
        return new Settings(more);
    }

    /**
     * Returns all options.
     *
     * @param caller the code that asks for a check
     * @throws CampaignException if a system property is wrong
     */
    CampaignOptions options(Caller caller) {
        Properties all = new Properties();
        all.putAll(inCode);
        Properties system = System.getProperties();
        system.stringPropertyNames().stream()
                .filter(name -> !system.getProperty(name).isBlank())
                .forEach(name -> all.setProperty(name, system.getProperty(name)));
        CampaignOptions options = OptionReader.read(all);
        return caller.test().map(options::of).orElse(options);
    }
}
