/** The figures of the catalogue's servers: an extension of the report. The evidence of subjects knows nothing of it. */
@NullMarked
package dev.turnstile.reports.servers;

import org.jspecify.annotations.NullMarked;
