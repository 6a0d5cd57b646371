package nl.polder.server.account;

import java.util.regex.Pattern;

/** What a name and an e-mail address can be, wherever they are typed. */
final class PersonFields {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int NAME_LENGTH_MAX = 100;

    private PersonFields() {}

    /** Of a person or an organisation, without white space around it. */
    static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= NAME_LENGTH_MAX;
    }

    static boolean isEmail(String text) {
        return text.length() <= EMAIL_LENGTH_MAX && EMAIL.matcher(text).matches();
    }
}
