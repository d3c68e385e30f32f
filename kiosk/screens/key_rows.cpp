#include "kiosk/screens/key_rows.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    Rect around(Rect const& a, Rect const& b)
    {
        auto const x = std::min(a.x, b.x);
        auto const y = std::min(a.y, b.y);
        return { x, y, std::max(a.x + a.width, b.x + b.width) - x,
            std::max(a.y + a.height, b.y + b.height) - y };
    }

    void replace(std::string& text, std::string_view name, std::string const& with)
    {
        if (auto const at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), with);
    }

    void add(std::string& name, std::string const& label)
    {
        if (!name.empty())
            name += ", ";
        name += label;
    }

    // "z to m, Shift, Delete": its letters by the first and the last, what has a sign for letters by itself.
    std::string name_of(Page const& page, std::vector<Element const*> const& keys)
    {
        constexpr std::size_t few = 2;
        std::vector<Element const*> lettered;
        std::copy_if(keys.begin(), keys.end(), std::back_inserter(lettered),
            [](Element const* key) { return key->words.width > 0; });
        std::string name;
        if (lettered.size() > few) {
            name = page.phrase("{first} to {last}");
            replace(name, "{first}", lettered.front()->label);
            replace(name, "{last}", lettered.back()->label);
        } else {
            for (auto const* key : lettered)
                add(name, key->label);
        }
        for (auto const* key : keys) {
            if (key->words.width <= 0)
                add(name, key->label);
        }
        return name;
    }

    // From the highest, as they are drawn.
    std::vector<int> rows_of(Scene const& scene)
    {
        std::vector<int> rows;
        for (auto const& element : scene.elements()) {
            if (element.row > 0 && std::find(rows.begin(), rows.end(), element.row) == rows.end())
                rows.push_back(element.row);
        }
        return rows;
    }

    Element row_in(Page const& page, Scene const& scene, int number)
    {
        std::vector<Element const*> keys;
        for (auto const& element : scene.elements()) {
            if (element.row == number)
                keys.push_back(&element);
        }
        auto shape = keys.front()->shape;
        for (auto const* key : keys)
            shape = around(shape, key->shape);
        return { .role = number == row_of_candidates ? Role::Candidates : Role::Row,
            .label = name_of(page, keys),
            .shape = shape,
            .row = number };
    }

}

void enter_rows(Page const& page, Scene& scene)
{
    auto const numbers = rows_of(scene);
    if (numbers.empty())
        return;
    std::vector<Element> rows;
    for (auto const number : numbers)
        rows.push_back(row_in(page, scene, number));
    Element keyboard {
        .role = Role::Keyboard, .label = page.phrase("Keyboard"), .shape = rows.front().shape
    };
    for (auto& row : rows) {
        keyboard.shape = around(keyboard.shape, row.shape);
        scene.add(std::move(row));
    }
    scene.add(std::move(keyboard));
}

}
