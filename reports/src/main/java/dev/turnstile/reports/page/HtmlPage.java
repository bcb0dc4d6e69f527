package dev.turnstile.reports.page;

import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.servers.ServerFigures;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
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
                                PackedFile.text("page.css"),
                                "script",
                                PackedFile.text("page.js")),
                        output);
        return output.toString();
    }
}
