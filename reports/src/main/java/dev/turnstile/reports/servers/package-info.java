/** What is measured of the catalogue's servers: an extension of the report, which the evidence of subjects knows nothing of. */
@NullMarked
package dev.turnstile.reports.servers;

import org.jspecify.annotations.NullMarked;
