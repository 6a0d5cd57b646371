package nl.polder.server.statement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Spots what should not stand in a public statement. It advises; the author decides. Dutch forms: what a Dutch consultation
 * meets.
 */
public enum PersonalData {
    EMAIL,
    PHONE,
    ADDRESS,
    BSN,
    IBAN;

    private static final Pattern EMAILS = Pattern.compile("[\\p{L}0-9._%+-]+@[\\p{L}0-9-]+(\\.[\\p{L}0-9-]+)+");
    // A Dutch number, national or with +31 or 0031: 10 digits with a leading 0, blanks and hyphens anywhere between.
    private static final Pattern PHONES =
            Pattern.compile("(?<![\\d+])(?:(?:\\+|00)31[ \\-.]?(?:\\(0\\))?|0)[ \\-.]?[1-9](?:[ \\-.]?\\d){8}(?!\\d)");
    // 1234 AB 5: a postcode with a house number beside it, before or after.
    private static final Pattern ADDRESSES = Pattern.compile(
            "(?<!\\d)[1-9]\\d{3} ?[A-Za-z]{2}(?![A-Za-z])[ ,]{1,3}\\d{1,5}|\\d{1,5} ?[a-zA-Z]?[ ,]{1,3}[1-9]\\d{3} ?[A-Za-z]{2}(?![A-Za-z])");
    private static final Pattern NINE_DIGITS = Pattern.compile("(?<!\\d)\\d{3}[ .]?\\d{3}[ .]?\\d{3}(?!\\d)");
    private static final Pattern IBANS =
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])");
    private static final int BSN_DIGITS = 9;
    private static final int ELEVEN = 11;
    private static final int IBAN_LENGTH_MIN = 15;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** Each kind that the text seems to hold, once. */
    public static List<PersonalData> in(String text) {
        var found = new ArrayList<PersonalData>();
        if (EMAILS.matcher(text).find()) {
            found.add(EMAIL);
        }
        boolean iban = IBANS.matcher(text).results().map(MatchResult::group).anyMatch(PersonalData::holdsIban);
        // The end of an account number has the form of a telephone number.
        if (PHONES.matcher(iban ? IBANS.matcher(text).replaceAll(" ") : text).find()) {
            found.add(PHONE);
        }
        if (ADDRESSES.matcher(text).find()) {
            found.add(ADDRESS);
        }
        if (NINE_DIGITS.matcher(text).results().map(MatchResult::group).anyMatch(PersonalData::passesElevenTest)) {
            found.add(BSN);
        }
        if (iban) {
            found.add(IBAN);
        }
        return List.copyOf(found);
    }

    /** As the problem and the messages name it: {@code email}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** 9·d1 + 8·d2 + … + 2·d8 − d9 is a multiple of 11, and the digits are not all zero. */
    static boolean passesElevenTest(String number) {
        String digits = number.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < BSN_DIGITS; i++) {
            int weight = i == BSN_DIGITS - 1 ? -1 : BSN_DIGITS - i;
            sum += weight * (digits.charAt(i) - '0');
        }
        return sum % ELEVEN == 0 && !digits.equals("000000000");
    }

    /** ISO 13616 remainder of 97, for any beginning of the match: words after the number may have been taken along. */
    private static boolean holdsIban(String match) {
        String compact = match.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
        for (int length = compact.length(); length >= IBAN_LENGTH_MIN; length--) {
            if (remainderIsOne(compact.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean remainderIsOne(String iban) {
        var number = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> number.append(Character.getNumericValue(c)));
        return new BigInteger(number.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }
}
