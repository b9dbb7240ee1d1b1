// Runs before the first paint, as a file of its own because the content security policy forbids inline scripts.
(function () {
    const root = document.documentElement;
    const known = ['en', 'fa', 'pl', 'ru'];
    let kept = {};
    try {
        kept = JSON.parse(localStorage.getItem('karvan.preferences') || '{}');
    } catch {
        kept = {};
    }
    const asked = [kept.language].concat(navigator.languages || []).map((tag) => String(tag || '').slice(0, 2));
    const language = asked.find((tag) => known.includes(tag)) || 'en';
    root.lang = language;
    root.dir = language === 'fa' ? 'rtl' : 'ltr';
    if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
})();
