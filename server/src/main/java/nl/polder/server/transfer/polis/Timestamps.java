package nl.polder.server.transfer.polis;

/**
 * Finds out whether a file's times are seconds or milliseconds: published exports have milliseconds, newer export code
 * writes seconds. Milliseconds below the limit lie before 1973 and seconds above it after the year 5000, so one value tells.
 */
final class Timestamps {

    private static final long SECONDS_BELOW = 100_000_000_000L;

    private final String file;
    private final Findings findings;
    private long firstSecondsLine;
    private long firstMillisLine;

    Timestamps(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Takes note of one time as written; 0 when it is none (and says so). */
    long see(long raw, long line) {
        if (raw < 0) {
            findings.damage(file, line, "The timestamp is not a time.", "It is a whole number since 1970.");
            return 0;
        }
        if (raw < SECONDS_BELOW) {
            firstSecondsLine = firstSecondsLine == 0 ? line : firstSecondsLine;
        } else {
            firstMillisLine = firstMillisLine == 0 ? line : firstMillisLine;
        }
        return raw;
    }

    /** 1000 when the times are seconds, 1 when they are milliseconds. */
    long millisPerUnit() {
        if (firstSecondsLine > 0 && firstMillisLine > 0) {
            findings.damage(
                    file,
                    Math.max(firstSecondsLine, firstMillisLine),
                    "Some times are seconds and some milliseconds.",
                    "Use one unit in the whole file.");
            return 1;
        }
        if (firstSecondsLine > 0) {
            findings.assume(file + ": times are seconds since 1970.");
            return 1000;
        }
        return 1;
    }
}
