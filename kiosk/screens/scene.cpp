#include "kiosk/screens/scene.h"

namespace peakend::screens {

Element const* Scene::find(std::string_view label) const
{
    for (auto const& element : m_elements) {
        if (element.can_be_tapped() && element.label == label)
            return &element;
    }
    return nullptr;
}

std::vector<Element const*> Scene::targets() const
{
    std::vector<Element const*> found;
    for (auto const& element : m_elements) {
        if (element.can_be_tapped())
            found.push_back(&element);
    }
    return found;
}

}
