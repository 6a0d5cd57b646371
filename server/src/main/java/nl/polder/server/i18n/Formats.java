package nl.polder.server.i18n;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How numbers, shares and moments are written in a language: "22.074", "71%", "21 november 2026", "14.02 uur". */
public record Formats(Language language) {

    /** The pages speak to people in the Netherlands, wherever the server stands. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** A share that is 0.29 exactly is not always so in binary. */
    private static final double ROUNDING = 1e-9;

    public String count(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A share from 0 to 1 as a percentage without decimals. */
    public String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    /** What is at least so: rounded down, since a lower bound that was rounded up would claim too much. */
    public String atLeast(double share) {
        return wholeBelow(share) + "%";
    }

    /** An interval of shares: "67–76%"; both ends rounded outwards, so that it never claims too much. */
    public String range(double low, double high) {
        return wholeBelow(low) + "–" + wholeAbove(high) + "%";
    }

    /** Whole percents below a share, as a number. */
    public static int wholeBelow(double share) {
        return (int) Math.floor(share * 100 + ROUNDING);
    }

    /** Whole percents above a share. */
    public static int wholeAbove(double share) {
        return (int) Math.ceil(share * 100 - ROUNDING);
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(date);
    }

    public String date(Instant moment) {
        return date(moment.atZone(ZONE).toLocalDate());
    }

    public String time(Instant moment) {
        String pattern = language == Language.NL ? "HH.mm 'uur'" : "HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(moment.atZone(ZONE));
    }
}
