#include "inspection.h"

#include "kiosk/screens/contrast.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace peakend::gallery {

namespace {

    using screens::contrast;
    using screens::Element;
    using screens::Rect;
    using screens::Role;

    constexpr float tolerance = 1.5f;  // pixels: words stand at whole ones

    bool empty(Rect const& rect) { return rect.width <= 0 || rect.height <= 0; }

    bool holds(Rect const& outer, Rect const& inner)
    {
        return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance
            && inner.x + inner.width <= outer.x + outer.width + tolerance
            && inner.y + inner.height <= outer.y + outer.height + tolerance;
    }

    bool overlap(Rect const& a, Rect const& b)
    {
        return a.x + tolerance < b.x + b.width && b.x + tolerance < a.x + a.width
            && a.y + tolerance < b.y + b.height && b.y + tolerance < a.y + a.height;
    }

    // Words that all but touch side by side read as one.
    Rect widened(Rect const& words)
    {
        constexpr float least_gap = 8;
        return { words.x - least_gap / 2, words.y, words.width + least_gap, words.height };
    }

    float distance(Rect const& a, Rect const& b)
    {
        auto const across = std::max({ 0.0f, b.x - a.x - a.width, a.x - b.x - b.width });
        auto const down = std::max({ 0.0f, b.y - a.y - a.height, a.y - b.y - b.height });
        return std::hypot(across, down);
    }

    class Inspection {
    public:
        Inspection(screens::Scene const& scene, Glass const& glass)
            : m_scene(scene)
            , m_glass(glass)
        {
        }

        std::vector<std::string> faults()
        {
            for (auto const& element : m_scene.elements()) {
                check_words(element);
                check_contrast(element);
                check_size(element);
                check_reach(element);
            }
            check_pairs();
            return std::move(m_faults);
        }

    private:
        template <class... Arguments>
        void complain(fmt::format_string<Arguments...> format, Arguments&&... arguments)
        {
            m_faults.push_back(fmt::format(format, std::forward<Arguments>(arguments)...));
        }

        void check_words(Element const& element)
        {
            if (empty(element.words))
                return;
            Rect const glass { 0, 0, m_glass.width, m_glass.height };
            auto const& around = element.role == Role::Choice ? element.target : element.shape;
            if (!holds(glass, element.words) || !holds(around, element.words))
                complain("'{}' is clipped", element.label);
        }

        void check_contrast(Element const& element)
        {
            if (!empty(element.words) && contrast(element.ink, element.ground) < 7)
                complain(
                    "'{}' has a contrast of {:.1f}", element.label, contrast(element.ink, element.ground));
            if (element.can_be_tapped() && contrast(element.edge, element.beside) < 3)
                complain("the edge of '{}' has a contrast of {:.1f}", element.label,
                    contrast(element.edge, element.beside));
        }

        // A2: ratings 20 mm, or 19.5 x 30 mm in one row of eleven; keys of the keyboard 8 mm; others 12 mm.
        void check_size(Element const& element)
        {
            if (!element.can_be_tapped())
                return;
            auto const width = element.target.width / m_glass.pixels_per_mm;
            auto const height = element.target.height / m_glass.pixels_per_mm;
            auto const least = least_size(element);
            auto const narrow_but_high = least == 20.0f && width >= 19.5f && height >= 29.9f;
            if ((width < least || height < least) && !narrow_but_high)
                complain("'{}' is only {:.1f} x {:.1f} mm", element.label, width, height);
        }

        static float least_size(Element const& element)
        {
            if (element.role == Role::Key)
                return 8;
            return element.role == Role::Choice && !is_tile(element) ? 20.0f : 12.0f;
        }

        // A keyboard needs more than the lower half.
        bool has_keyboard() const
        {
            auto const& elements = m_scene.elements();
            return std::any_of(elements.begin(), elements.end(),
                [](Element const& element) { return element.role == Role::Key; });
        }

        void check_reach(Element const& element)
        {
            if (has_keyboard())
                return;
            if (element.can_be_tapped() && element.target.y < m_glass.low_line - tolerance)
                complain("'{}' is {:.0f} pixels too high to reach", element.label,
                    m_glass.low_line - element.target.y);
        }

        void check_pairs()
        {
            auto const& elements = m_scene.elements();
            for (std::size_t at = 0; at < elements.size(); ++at) {
                for (auto other = at + 1; other < elements.size(); ++other)
                    check_pair(elements[at], elements[other]);
            }
        }

        void check_pair(Element const& a, Element const& b)
        {
            if (!empty(a.words) && !empty(b.words) && overlap(widened(a.words), widened(b.words)))
                complain("'{}' and '{}' run into each other", a.label, b.label);
            // A field has words of its own in it: the hint, and how many characters are left.
            auto const field = a.role == Role::Field || b.role == Role::Field;
            if (!field && a.can_be_tapped() != b.can_be_tapped()) {
                auto const& words = a.can_be_tapped() ? b.words : a.words;
                auto const& shape = a.can_be_tapped() ? a.shape : b.shape;
                if (!empty(words) && overlap(words, shape))
                    complain("'{}' and '{}' overlap", a.label, b.label);
            }
            if (!a.can_be_tapped() || !b.can_be_tapped())
                return;
            if (overlap(a.target, b.target))
                complain("a finger could hit '{}' and '{}'", a.label, b.label);
            auto const joined = a.role == Role::Choice && b.role == Role::Choice;
            // Between keys the gap belongs to the nearer one.
            auto const keys = a.role == Role::Key && b.role == Role::Key;
            auto const gap
                = (keys ? distance(a.shape, b.shape) : distance(a.target, b.target)) / m_glass.pixels_per_mm;
            if (!joined && gap < (keys ? 1.0f : 3.0f))
                complain("'{}' and '{}' are only {:.1f} mm apart", a.label, b.label, gap);
        }

        screens::Scene const& m_scene;
        Glass m_glass;
        std::vector<std::string> m_faults;
    };

}

bool is_tile(screens::Element const& element)
{
    return std::abs(element.target.width - element.shape.width) < tolerance
        && std::abs(element.target.height - element.shape.height) < tolerance;
}

std::vector<std::string> faults_of(screens::Scene const& scene, Glass const& glass)
{
    return Inspection(scene, glass).faults();
}

}
