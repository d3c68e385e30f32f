// The languages of a questionnaire under check, and every text that is read in them.
#pragma once

#include "sync/contract/authored_object.h"

#include <string>
#include <vector>

namespace peakend {

class QuestionnaireTexts {
public:
    // Reads "languages" and "default_language".
    explicit QuestionnaireTexts(AuthoredObject& questionnaire);

    std::vector<std::string> const& languages() const { return m_languages; }
    std::string const& default_language() const { return m_default; }

    // {"en": "...", "es": "..."}: the default language must be there, other languages may, undeclared ones
    // not.
    Wording read(Json const&, std::string const& path, Findings&) const;
    // The same of a member that must be there, and of one that may be missing (then it is empty).
    Wording read(AuthoredObject&, std::string_view name) const;
    Wording read_if_any(AuthoredObject&, std::string_view name) const;

private:
    void read_languages(AuthoredObject&);
    void read_default(AuthoredObject&);
    void check_language(std::string const& tag, std::string const& path, Findings&);
    bool declares(std::string_view language) const;

    std::vector<std::string> m_languages;
    std::string m_default;   // "" when it could not be read
    bool m_complete = true;  // every language was readable, so that a foreign one is surely foreign
};

}
