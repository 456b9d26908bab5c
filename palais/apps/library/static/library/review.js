// The review screen with keys: next and previous, answers without loading the page anew, what others did meanwhile.
// Without this script every key is a button or a link.
(() => {
    "use strict";
    const place = document.getElementById("found");
    if (!place) return;
    const EVERY = 10000;
    const items = () => [...place.querySelectorAll("[data-item]")];
    const current = () => document.activeElement.closest?.("[data-item]");
    const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    const said = document.getElementById("said");
    const say = (text, { refused = false } = {}) => {
        said.textContent = text;
        said.className = refused ? "help-block help-critical reading-said" : "w-sr-only";
    };

    const showInText = (item) => {
        const text = document.getElementById("text");
        text.querySelectorAll(".is-meant").forEach((one) => one.classList.remove("is-meant"));
        const { at, text: words } = item?.dataset ?? {};
        const found = (at && document.getElementById(`at-${at}`))
            || (words && [...text.children].find((one) => one.textContent.includes(words)));
        if (!found) return;
        const block = found.closest("p");
        block.classList.add("is-meant");
        text.scrollTop += block.getBoundingClientRect().top - text.getBoundingClientRect().top - 40;
    };

    const go = (item) => { if (item) { item.focus(); item.scrollIntoView({ block: "nearest" }); } };
    const step = (by) => {
        const all = items(), at = all.indexOf(current());
        go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
    };

    const swap = (html) => {
        const page = new DOMParser().parseFromString(html, "text/html");
        const found = page.getElementById("found");
        if (!found) { location.reload(); return false; }
        place.innerHTML = found.innerHTML;
        place.dataset.stamp = found.dataset.stamp;
        const refusal = page.querySelector(".messages .error")?.textContent.trim();
        say(refusal || place.querySelector("h2")?.textContent || "", { refused: Boolean(refusal) });
        return true;
    };

    const load = async (url, options) => {
        place.setAttribute("aria-busy", "true");
        try {
            const answer = await fetch(url, { ...options, credentials: "same-origin" });
            if (!answer.ok && answer.status !== 422) { location.reload(); return false; }
            if (!new URL(answer.url).pathname.endsWith(location.pathname)) { location.assign(answer.url); return false; }
            return swap(await answer.text());
        } finally {
            place.removeAttribute("aria-busy");
        }
    };

    const nextAfter = (item) => {
        const id = item?.id, number = id?.startsWith("d-") ? Number(id.slice(2)) : 0;
        const open = items().filter((one) => one.id.startsWith("d-") && !one.classList.contains("reading-settled"));
        return open.find((one) => Number(one.id.slice(2)) > number) || (id && document.getElementById(id)) || open[0];
    };

    place.addEventListener("submit", async (event) => {
        const button = event.submitter;
        if (!button || button.name === "publishing") return;
        event.preventDefault();
        const item = current() || button.closest("[data-item]");
        const body = new FormData(event.target, button);
        if (await load(location.pathname, { method: "POST", body })) {
            const form = place.querySelector("#correct");
            if (form) (form.querySelector("[aria-describedby]") || form.querySelector("input, textarea, select"))?.focus();
            else go(nextAfter(item) || items()[0]);
        }
    });

    place.addEventListener("click", async (event) => {
        const link = event.target.closest("a");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (link.dataset.key === "t") {
            event.preventDefault();
            showInText(link.closest("[data-item]"));
        } else if (link.dataset.key === "c" || "cancel" in link.dataset) {
            event.preventDefault();
            const back = link.hash.slice(1);
            if (await load(link.href.split("#")[0])) {
                const form = place.querySelector("#correct");
                if (form) { form.scrollIntoView({ block: "nearest" }); form.querySelector("input, textarea, select")?.focus(); }
                else go(document.getElementById(back) || items()[0]);
            }
        }
    });

    place.addEventListener("focusin", () => showInText(current()));

    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Escape") { place.querySelector("[data-cancel]")?.click(); return; }
        if (typing()) return;
        if (event.key === "j" || event.key === "k") { event.preventDefault(); step(event.key === "j" ? 1 : -1); return; }
        const deed = /^[acxut]$/.test(event.key) && current()?.querySelector(`[data-key="${event.key}"]`);
        if (deed) { event.preventDefault(); deed.click(); }
    });

    setInterval(async () => {
        if (document.hidden || place.hasAttribute("aria-busy")) return;
        const answer = await fetch(`${location.pathname}?stamp=1`, { credentials: "same-origin" }).catch(() => null);
        const told = answer?.ok ? await answer.json().catch(() => null) : null;
        if (!told || told.stamp === place.dataset.stamp) return;
        if (place.querySelector("#correct")) { say(place.dataset.stopped, { refused: true }); return; }
        const id = current()?.id;
        if (await load(location.pathname) && id) document.getElementById(id)?.focus();
    }, EVERY);
})();
