package nl.polder.server.transfer.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The unit of the column {@code timestamp}; Polis writes milliseconds. */
public enum Times {
    MILLISECONDS,
    SECONDS;

    private static final long MILLIS_PER_SECOND = 1000;
    private static final DateTimeFormatter SENTENCE = DateTimeFormatter.ofPattern(
            "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH);

    String timestamp(long millis) {
        return Long.toString(this == SECONDS ? millis / MILLIS_PER_SECOND : millis);
    }

    /** As a browser prints a date, always in UTC: {@code Wed Jul 27 2022 15:09:49 GMT+0000 (Coordinated Universal Time)}. */
    static String sentence(long millis) {
        return SENTENCE.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
}
