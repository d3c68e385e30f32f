// Every word of the phone page, in every language. To correct one, edit it here; nothing else need change.
//
// {left} is a number of characters. Written with care, and not reviewed by native speakers.

/**
 * @typedef {object} Texts
 * @property {string} title
 * @property {string} question when it is not known what the screen asked
 * @property {string} privacy
 * @property {string} left
 * @property {string} contact
 * @property {string} agree
 * @property {string} optional
 * @property {string} send
 * @property {string} sending
 * @property {string} thanks
 * @property {string} received
 * @property {string} expired
 * @property {string} unreachable
 * @property {string} refused the collector did not take it as it was
 * @property {string} empty
 * @property {string} agreement
 */

/** @type {Record<string, Texts>} by BCP 47 tag */
export const texts = {
  en: {
    title: "Tell us more",
    question: "What would you like us to know?",
    privacy: "Only the people who look after this feedback read it.",
    left: "{left} characters left",
    contact: "Your e-mail or phone number",
    agree: "I agree",
    optional: "optional",
    send: "Send",
    sending: "Sending …",
    thanks: "Thank you. We have your words.",
    received: "We have your words already. Thank you.",
    expired: "This code is no longer valid. Scan the code on the screen again.",
    unreachable: "Could not be sent. Check your connection and press Send again.",
    refused: "This was not taken as it is. Shorten it, or open this page again.",
    empty: "Write something first.",
    agreement: "Tick “I agree”, or leave the field empty.",
  },
  "zh-Hans": {
    title: "告诉我们更多",
    question: "您想告诉我们什么？",
    privacy: "只有负责处理反馈的人员会看到。",
    left: "还可以输入 {left} 个字",
    contact: "您的邮箱或电话",
    agree: "我同意",
    optional: "选填",
    send: "发送",
    sending: "正在发送……",
    thanks: "谢谢，我们已收到您的留言。",
    received: "我们已经收到您的留言，谢谢。",
    expired: "此二维码已失效，请重新扫描屏幕上的二维码。",
    unreachable: "发送失败。请检查网络后再点“发送”。",
    refused: "内容未被接受。请缩短，或重新打开此页面。",
    empty: "请先写点什么。",
    agreement: "请勾选“我同意”，或将此栏留空。",
  },
  "zh-Hant": {
    title: "告訴我們更多",
    question: "您想告訴我們什麼？",
    privacy: "只有負責處理意見的人員會看到。",
    left: "還可以輸入 {left} 個字",
    contact: "您的電子郵件或電話",
    agree: "我同意",
    optional: "選填",
    send: "傳送",
    sending: "傳送中……",
    thanks: "謝謝，我們已收到您的留言。",
    received: "我們已經收到您的留言，謝謝。",
    expired: "此 QR 碼已失效，請重新掃描螢幕上的 QR 碼。",
    unreachable: "無法傳送。請檢查網路後再按「傳送」。",
    refused: "內容未被接受。請縮短，或重新開啟此頁面。",
    empty: "請先寫點什麼。",
    agreement: "請勾選「我同意」，或將此欄留空。",
  },
  es: {
    title: "Cuéntenos más",
    question: "¿Qué le gustaría decirnos?",
    privacy: "Solo lo leen las personas que atienden estas opiniones.",
    left: "Quedan {left} caracteres",
    contact: "Su correo o teléfono",
    agree: "Estoy de acuerdo",
    optional: "opcional",
    send: "Enviar",
    sending: "Enviando …",
    thanks: "Gracias. Hemos recibido sus palabras.",
    received: "Ya tenemos sus palabras. Gracias.",
    expired: "Este código ya no es válido. Escanee de nuevo el código de la pantalla.",
    unreachable: "No se pudo enviar. Revise su conexión y pulse Enviar otra vez.",
    refused: "No se aceptó así. Acórtelo o vuelva a abrir esta página.",
    empty: "Escriba algo primero.",
    agreement: "Marque «Estoy de acuerdo» o deje el campo vacío.",
  },
  fr: {
    title: "Dites-nous en plus",
    question: "Que souhaitez-vous nous dire ?",
    privacy: "Seules les personnes chargées de ces avis les lisent.",
    left: "Encore {left} caractères",
    contact: "Votre e-mail ou téléphone",
    agree: "J’accepte",
    optional: "facultatif",
    send: "Envoyer",
    sending: "Envoi …",
    thanks: "Merci. Votre message est bien arrivé.",
    received: "Nous avons déjà votre message. Merci.",
    expired: "Ce code n’est plus valable. Scannez de nouveau le code à l’écran.",
    unreachable: "L’envoi a échoué. Vérifiez votre connexion et appuyez de nouveau sur Envoyer.",
    refused: "L’envoi n’a pas été accepté ainsi. Raccourcissez-le, ou rouvrez cette page.",
    empty: "Écrivez d’abord quelque chose.",
    agreement: "Cochez « J’accepte » ou laissez le champ vide.",
  },
  de: {
    title: "Erzählen Sie uns mehr",
    question: "Was möchten Sie uns sagen?",
    privacy: "Das lesen nur die Menschen, die sich um Rückmeldungen kümmern.",
    left: "Noch {left} Zeichen",
    contact: "Ihre E-Mail oder Telefonnummer",
    agree: "Ich bin einverstanden",
    optional: "freiwillig",
    send: "Senden",
    sending: "Wird gesendet …",
    thanks: "Danke. Ihre Worte sind angekommen.",
    received: "Wir haben Ihre Worte schon. Danke.",
    expired: "Dieser Code gilt nicht mehr. Scannen Sie den Code auf dem Bildschirm noch einmal.",
    unreachable: "Das Senden ist nicht gelungen. Prüfen Sie die Verbindung und tippen Sie noch einmal auf Senden.",
    refused: "So wurde es nicht angenommen. Kürzen Sie es, oder öffnen Sie diese Seite noch einmal.",
    empty: "Schreiben Sie zuerst etwas.",
    agreement: "Setzen Sie das Häkchen bei „Ich bin einverstanden“ oder lassen Sie das Feld leer.",
  },
  ar: {
    title: "أخبرنا بالمزيد",
    question: "ما الذي تود أن نعرفه؟",
    privacy: "لا يقرأ هذا إلا المسؤولون عن متابعة الآراء.",
    left: "بقي {left} حرفًا",
    contact: "بريدك الإلكتروني أو رقم هاتفك",
    agree: "أوافق",
    optional: "اختياري",
    send: "إرسال",
    sending: "جارٍ الإرسال …",
    thanks: "شكرًا لك. لقد وصلتنا كلماتك.",
    received: "وصلتنا كلماتك من قبل. شكرًا لك.",
    expired: "لم يعد هذا الرمز صالحًا. امسح الرمز على الشاشة مرة أخرى.",
    unreachable: "تعذّر الإرسال. تحقق من اتصالك واضغط «إرسال» مرة أخرى.",
    refused: "لم يُقبل النص كما هو. اختصره أو افتح هذه الصفحة من جديد.",
    empty: "اكتب شيئًا أولًا.",
    agreement: "ضع علامة عند «أوافق» أو اترك الحقل فارغًا.",
  },
  he: {
    title: "ספרו לנו עוד",
    question: "מה תרצו שנדע?",
    privacy: "רק מי שמטפל במשובים קורא את זה.",
    left: "נותרו {left} תווים",
    contact: "הדוא״ל או הטלפון שלכם",
    agree: "אני מסכים/ה",
    optional: "לא חובה",
    send: "שליחה",
    sending: "נשלח …",
    thanks: "תודה. המילים שלכם הגיעו אלינו.",
    received: "המילים שלכם כבר אצלנו. תודה.",
    expired: "הקוד אינו תקף עוד. סרקו שוב את הקוד שעל המסך.",
    unreachable: "השליחה נכשלה. בדקו את החיבור ולחצו שוב על שליחה.",
    refused: "זה לא התקבל כפי שהוא. קצרו אותו, או פתחו את הדף הזה שוב.",
    empty: "כתבו משהו תחילה.",
    agreement: "סמנו „אני מסכים/ה” או השאירו את השדה ריק.",
  },
  hi: {
    title: "हमें और बताइए",
    question: "आप हमें क्या बताना चाहेंगे?",
    privacy: "इसे केवल वही लोग पढ़ते हैं जो इन सुझावों को देखते हैं।",
    left: "{left} अक्षर शेष",
    contact: "आपका ई-मेल या फ़ोन नंबर",
    agree: "मैं सहमत हूँ",
    optional: "वैकल्पिक",
    send: "भेजें",
    sending: "भेजा जा रहा है …",
    thanks: "धन्यवाद। आपकी बात हम तक पहुँच गई।",
    received: "आपकी बात हमें पहले ही मिल चुकी है। धन्यवाद।",
    expired: "यह कोड अब मान्य नहीं है। स्क्रीन पर दिया कोड फिर से स्कैन करें।",
    unreachable: "भेजा नहीं जा सका। कनेक्शन जाँचें और फिर से “भेजें” दबाएँ।",
    refused: "यह इस रूप में स्वीकार नहीं हुआ। इसे छोटा करें, या यह पेज फिर से खोलें।",
    empty: "पहले कुछ लिखिए।",
    agreement: "“मैं सहमत हूँ” पर निशान लगाएँ, या यह जगह खाली छोड़ें।",
  },
  ja: {
    title: "もう少しお聞かせください",
    question: "お気づきの点をお聞かせください。",
    privacy: "ご意見の担当者だけが読みます。",
    left: "あと {left} 文字",
    contact: "メールアドレスまたは電話番号",
    agree: "同意します",
    optional: "任意",
    send: "送信",
    sending: "送信中…",
    thanks: "ありがとうございます。ご意見を受け取りました。",
    received: "ご意見はすでに受け取っています。ありがとうございます。",
    expired: "このコードは無効になりました。画面のコードをもう一度読み取ってください。",
    unreachable: "送信できませんでした。接続を確認して、もう一度「送信」を押してください。",
    refused: "このままでは受け付けられませんでした。短くするか、このページを開き直してください。",
    empty: "まず何かお書きください。",
    agreement: "「同意します」にチェックするか、欄を空にしてください。",
  },
  ko: {
    title: "조금 더 들려주세요",
    question: "어떤 점을 알려 주고 싶으신가요?",
    privacy: "의견을 담당하는 사람만 읽습니다.",
    left: "{left}자 남음",
    contact: "이메일 또는 전화번호",
    agree: "동의합니다",
    optional: "선택 사항",
    send: "보내기",
    sending: "보내는 중…",
    thanks: "감사합니다. 남겨 주신 말씀을 받았습니다.",
    received: "남겨 주신 말씀은 이미 받았습니다. 감사합니다.",
    expired: "이 코드는 더 이상 유효하지 않습니다. 화면의 코드를 다시 스캔해 주세요.",
    unreachable: "보내지 못했습니다. 연결을 확인하고 다시 “보내기”를 눌러 주세요.",
    refused: "이대로는 접수되지 않았습니다. 줄이거나 이 페이지를 다시 열어 주세요.",
    empty: "먼저 내용을 적어 주세요.",
    agreement: "“동의합니다”에 표시하거나 칸을 비워 두세요.",
  },
};

const rightToLeft = new Set(["ar", "he"]);

/** @param {string} language a key of `texts` */
export const directionOf = language => rightToLeft.has(language) ? "rtl" : "ltr";

/**
 * The first of the wanted languages that is there: itself, the script that a region writes, or its first part.
 * @param {readonly string[]} wanted as a browser gives them, "zh-TW"
 * @param {readonly string[]} there
 * @param {string} otherwise
 */
export function languageFor(wanted, there, otherwise) {
  for (const tag of wanted) {
    const exact = there.find(each => each.toLowerCase() === tag.toLowerCase());
    if (exact)
      return exact;
    const { language, script } = new Intl.Locale(tag).maximize();
    const near = there.find(each => each === `${language}-${script}`) ?? there.find(each => each === language);
    if (near)
      return near;
  }
  return otherwise;
}
