package nl.polder.server.report.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF, the reference validator, whether a PDF conforms to PDF/UA-1. */
public final class PdfUaCheck {
    private PdfUaCheck() {}

    /** The rules that a PDF breaks, with how often; empty when it conforms. */
    public static List<String> violations(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() == 0) {
                throw new IllegalStateException("The validator checked nothing");
            }
            return result.getFailedChecks().entrySet().stream()
                    .map(PdfUaCheck::sentence)
                    .toList();
        }
    }

    private static String sentence(Map.Entry<org.verapdf.pdfa.validation.profiles.RuleId, Integer> failed) {
        return "clause " + failed.getKey().getClause() + " test "
                + failed.getKey().getTestNumber() + ": " + failed.getValue() + " times";
    }
}
