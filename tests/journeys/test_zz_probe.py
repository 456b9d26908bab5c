
def test_x(page):
    for path in ["/states/USA/","/sources/"]:
        for w in (360,320):
            page.set_viewport_size({"width": w, "height": 800})
            page.goto(path)
            print(path, w, page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"), page.evaluate("""() => [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 0.5 || one.getBoundingClientRect().left < -0.5).slice(0,6).map(o => o.className+" "+o.closest("details")?.open+" "+JSON.stringify(o.getBoundingClientRect())+(o.closest("tr")?.id||"")+" "+(o.closest("li,td")?.outerHTML.slice(0,200)))"""))
    assert 0
