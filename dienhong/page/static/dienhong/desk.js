// Keys for those who want them. Every page works without this file.
(function () {
  "use strict";
  var rows = [], at = -1;
  function go(step) {
    rows = Array.prototype.slice.call(document.querySelectorAll("table.grid tbody tr")).filter(function (row) {
      return row.querySelector("a[href], button");
    });
    if (!rows.length) return;
    if (at >= 0 && rows[at]) rows[at].classList.remove("at");
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add("at");
    var link = rows[at].querySelector("a[href], button");
    link.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  }
  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }
  document.addEventListener("keydown", function (event) {
    var find = document.getElementById("tim");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && find) {
      event.preventDefault();
      find.focus();
      find.select();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    var help = document.getElementById("phim-tat");
    if (event.key === "j" || event.key === "J") go(1);
    else if (event.key === "k" || event.key === "K") go(-1);
    else if (event.key === "." && at >= 0 && rows[at]) {
      var act = rows[at].querySelector("a.btn, button.btn:not([disabled])");
      if (act) act.click();
    } else if (event.key === "?" && help) {
      event.preventDefault();
      if (help.open) help.close();
      else help.showModal();
    } else return;
  });
})();
