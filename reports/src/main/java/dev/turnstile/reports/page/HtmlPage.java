package dev.turnstile.reports.page;

import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.servers.ServerFigures;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Writes the page as one HTML file that needs nothing else: style and script are inside, and it asks no network. */
public final class HtmlPage {
    private HtmlPage() {}

    /** Returns the HTML document of a campaign. */
    public static String write(CampaignEvidence campaign) {
        return write(campaign, Optional.empty());
    }

    /** Returns the HTML document of a campaign, with its servers' figures where they were measured. */
    public static String write(CampaignEvidence campaign, Optional<ServerFigures> servers) {
        StringOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render(
                        "page.jte",
                        Map.of(
                                "page",
                                Page.of(campaign, servers),
                                "style",
                                asset("page.css"),
                                "script",
                                asset("page.js")),
                        output);
        return output.toString();
    }

    /** Returns the text of a file that is packed beside this class. */
    static String asset(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("not packaged: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
