/** Unpacks gzip: with a native library, in plain Java, or with the JDK, who is the judge. */
@NullMarked
package dev.powertrack.scan.gunzip;

import org.jspecify.annotations.NullMarked;
