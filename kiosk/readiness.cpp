#include "kiosk/readiness.h"

#include "kiosk/damaged_databases.h"
#include "kiosk/desk.h"
#include "kiosk/disk.h"
#include "kiosk/glass.h"
#include "kiosk/needs.h"
#include "kiosk/screens/phrases.h"
#include "kiosk/shelf.h"
#include "kiosk/translations.h"
#include "kiosk/wardrobe.h"
#include "sync/outbox/outbox_view.h"

#include <array>
#include <fmt/format.h>
#include <unistd.h>

namespace peakend {

namespace {

    constexpr auto drawn_pictures
        = std::to_array<std::string_view>({ "icons/access", "icons/back", "icons/down", "icons/globe",
            "icons/speaker", "icons/star", "icons/star-filled", "icons/wrench", "icons/x", "marks/ticket" });
    constexpr auto played_sounds = std::to_array<std::string_view>({ "tap.wav", "choose.wav", "thanks.wav" });

    bool there(std::filesystem::path const& path)
    {
        std::error_code ignored;
        return std::filesystem::exists(path, ignored);
    }

    // The folder itself, or the nearest one above it that is there.
    std::filesystem::path nearest_there(std::filesystem::path folder)
    {
        std::error_code ignored;
        for (folder = std::filesystem::absolute(folder, ignored);
             !there(folder) && folder.has_relative_path();)
            folder = folder.parent_path();
        return folder;
    }

    class Inspection {
    public:
        Inspection(KioskSettings const& settings, std::filesystem::path questionnaire)
            : m_settings(settings)
            , m_art(settings.assets / "art")
            , m_file(std::move(questionnaire))
        {
        }

        Readiness run()
        {
            auto const questionnaire = this->questionnaire();
            auto const phrases = taken(screens::Phrases::read(m_settings.assets / "languages"));
            if (questionnaire && phrases)
                m_found.missing_texts = to_text(missing_texts(*questionnaire, *phrases), *questionnaire);
            if (questionnaire)
                remark(passed_over_remark(*questionnaire, m_settings.uplink_folder));
            taken(themes_that_are_set(m_settings));
            taken(Desk::open(m_settings.assets / "keyboards"));
            for (auto const name : drawn_pictures)
                expect_file(m_art / fmt::format("{}.svg", name));
            for (auto const name : played_sounds)
                if (m_settings.sound)
                    expect_file(m_settings.assets / "sounds" / name);
            look_at_data();
            remark(display_remark(m_settings));
            return std::move(m_found);
        }

    private:
        template <class T>
        std::optional<T> taken(Result<T> result)
        {
            if (result)
                return std::move(*result);
            m_found.faults.push_back(result.error().what);
            return std::nullopt;
        }

        void remark(std::string sentence)
        {
            if (!sentence.empty())
                m_found.remarks.push_back(std::move(sentence));
        }

        void taken(Result<void> const& result)
        {
            if (!result)
                m_found.faults.push_back(result.error().what);
        }

        void expect_file(std::filesystem::path const& file)
        {
            if (!there(file))
                m_found.faults.push_back(fmt::format(
                    "there is no {}: bring it back, or name another folder with --assets", file.string()));
        }

        // Of one with faults its needs are told, too, as far as it can be read.
        std::optional<Questionnaire> questionnaire()
        {
            auto checked = taken(check_questionnaire_file(m_file));
            if (!checked)
                return {};
            taken(can_be_asked(*checked, m_file.string()));
            look_at_needs(checked->as_far_as_read());
            return std::move(checked->questionnaire);
        }

        void look_at_needs(Questionnaire const& questionnaire)
        {
            auto const needs = needs_of(questionnaire, m_settings.assets);
            for (auto const& faults : { needs.unmet, needs.undrawable })
                for (auto const& fault : faults)
                    m_found.faults.push_back(fmt::format("{}: {}", m_file.string(), fault));
        }

        // A folder that is not there is made by the first start, a file of an older schema brought to ours.
        void look_at_data()
        {
            auto const& folder = m_settings.data_folder;
            auto const nearest = nearest_there(folder);
            std::error_code ignored;
            if (!std::filesystem::is_directory(nearest, ignored)
                || access(nearest.c_str(), W_OK | X_OK) != 0) {
                m_found.faults.push_back(
                    fmt::format("the data folder {} can't be written to: {} is no folder, or not this user's "
                                "to write to. Run "
                                "this as the kiosk's user, or name another one with --data",
                        folder.string(), nearest.string()));
                return;
            }
            taken(disk_takes_more(nearest));
            look_at_database(folder);
            for (auto const& damaged : damaged_databases(folder))
                remark(kept_remark(damaged));
        }

        void look_at_database(std::filesystem::path const& folder)
        {
            auto const sound = OutboxView(folder).check();
            taken(sound);
            if (!sound && sound.error().fault == Fault::Corrupt)
                m_found.faults.back()
                    += ". The kiosk's next start does so by itself: it keeps it in a folder beside it";
        }

        KioskSettings const& m_settings;
        std::filesystem::path m_art;
        std::filesystem::path m_file;
        Readiness m_found;
    };

}

Readiness readiness_of(KioskSettings const& settings, std::filesystem::path const& questionnaire)
{
    return Inspection(settings, questionnaire).run();
}

std::span<std::string_view const> pictures_of_screens() { return drawn_pictures; }

}
