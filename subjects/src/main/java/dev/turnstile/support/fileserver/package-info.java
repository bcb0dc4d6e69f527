/** A protocol to upload and download files: a store, and a client. */
@NullMarked
package dev.turnstile.support.fileserver;

import org.jspecify.annotations.NullMarked;
