package nl.polder.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Near-duplicates")
class SimilarityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Meer fietspaden in de stad | meer fietspaden, in de stad!",
                "Meer fietspaden in de stad | In de stad meer fietspaden",
                "Meer fietspaden in de stad | Meer fietspaden in onze stad",
                "Eén regel voor iedereen | Een regel voor iedereen",
            })
    void look_alike(String one, String other) {
        assertThat(Similarity.score(one, other)).isGreaterThanOrEqualTo(Similarity.SIMILAR_FROM);
        assertThat(Similarity.score(one, other)).isEqualTo(Similarity.score(other, one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Meer fietspaden in de stad | Minder auto's in het dorp",
                "Politieke advertenties moeten zeggen wie betaalt | Scholen moeten leren hoe je nepnieuws herkent",
                "Ja | Nee",
            })
    void are_not_seen_where_there_are_none(String one, String other) {
        assertThat(Similarity.score(one, other)).isLessThan(Similarity.SIMILAR_FROM);
    }
}
