/* Live figures in the rich text editor: a window to choose from, and the chip that stands for one. */

(() => {
  const React = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  /* The list in the window: each row is a button; typing narrows the list down. */
  const onload = {
    choose(modal) {
      const body = modal.body[0];
      const filter = body.querySelector("#live-figure-filter");
      const none = body.querySelector("#live-figure-none");
      body.querySelectorAll("button[data-figure]").forEach((button) => {
        button.addEventListener("click", () => {
          modal.respond("chosen", { figure: button.dataset.figure, label: button.dataset.label });
          modal.close();
        });
      });
      filter.addEventListener("input", () => {
        const words = filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        let shown = 0;
        body.querySelectorAll(".live-figures").forEach((group) => {
          let inGroup = 0;
          group.querySelectorAll("tbody tr").forEach((row) => {
            const text = row.textContent.toLocaleLowerCase();
            row.hidden = !words.every((word) => text.includes(word));
            inGroup += row.hidden ? 0 : 1;
          });
          group.hidden = inGroup === 0;
          shown += inGroup;
        });
        none.hidden = shown > 0;
      });
      filter.addEventListener("keydown", (event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          body.querySelector(".live-figures:not([hidden]) tr:not([hidden]) button")?.click();
        }
      });
      /* The window takes the focus for itself when it has opened; then it goes to the field. */
      const opened = modal.body.closest(".modal");
      if (opened.hasClass("in")) filter.focus();
      opened.one("shown.bs.modal", () => filter.focus());
      setTimeout(() => filter.focus(), 400);
    },
  };

  class Source extends React.Component {
    componentDidMount() {
      const { onClose, entityType, editorState, onComplete } = this.props;
      let chosen = false;
      this.workflow = window.ModalWorkflow({
        url: entityType.chooserUrls.figures,
        onload,
        responses: {
          chosen: (data) => {
            chosen = true;
            const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", data);
            const text = Modifier.replaceText(
              content,
              editorState.getSelection(),
              data.label,
              null,
              content.getLastCreatedEntityKey(),
            );
            const after = Modifier.insertText(text, text.getSelectionAfter(), " ");
            onComplete(EditorState.push(editorState, after, "insert-characters"));
          },
        },
        onError: () => onClose(),
      });
      this.closed = () => {
        if (!chosen) onClose();
      };
      if (window.jQuery) window.jQuery(document.body).one("hidden.bs.modal", this.closed);
    }

    componentWillUnmount() {
      if (window.jQuery) window.jQuery(document.body).off("hidden.bs.modal", this.closed);
    }

    render() {
      return null;
    }
  }

  const Decorator = (props) => {
    const { label } = props.contentState.getEntity(props.entityKey).getData();
    return React.createElement(
      "span",
      { className: "w-live-figure", title: label, style: { borderBottom: "2px dotted currentColor" } },
      props.children,
    );
  };

  window.draftail.registerPlugin({ type: "LIVE-FIGURE", source: Source, decorator: Decorator }, "entityTypes");
})();
